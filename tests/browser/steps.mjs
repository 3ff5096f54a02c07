// Texts of invented places, and steps that several tests take.

export const REPORT = `中共白鹿县松溪镇委员会关于巡察整改进展情况的通报

　　根据县委统一部署，2023年3月6日至5月12日，县委第四巡察组对松溪镇党委进行了常规巡察。2023年7月3日，巡察组向松溪镇党委反馈了巡察意见。现将巡察整改进展情况予以公布。
　　一、整改工作总体情况
　　镇党委高度重视，反馈的2个问题已全部整改完成。
　　二、具体问题整改情况
　　（一）关于“落实上级部署有差距”方面
　　1.学习计划落实不到位问题。2022年集中学习只有4次。
　　整改情况：一是制定2023年度学习计划，开展集中学习12次。二是修订《松溪镇党委理论学习制度（2023年5月修订）》。已整改完毕。
　　（二）关于“党员队伍管理不严”方面
　　2.党费收缴不规范问题。涉及3个支部、1260.50元。
　　整改情况：2023年8月15日前补缴党费1260.50元，完成率100%。已整改完毕。
　　三、下一步打算
　　（一）持续抓好后续整改。每季度督查1次。
　　欢迎广大干部群众提出意见。联系电话：0300-5550198；电子邮箱：songxi@example.com。
　　中共白鹿县松溪镇委员会
　　2023年11月20日
`;

export const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);

export async function openSample(page) {
  await page.click('.drop-field .sample');
  await page.waitForSelector('.text .line');
}

/** Waits until the list says this of a document. */
export async function stateOf(page, name, state) {
  await page.waitForFunction(
    ([name, source]) =>
      [...document.querySelectorAll('.document')].some(
        (row) =>
          row.querySelector('.document-name').textContent === name &&
          new RegExp(source).test(row.querySelector('.document-state').textContent),
      ),
    [name, state.source],
  );
}

/** Whether an element stands in the part of its pane that one sees. */
export function inView(page, selector, pane) {
  return page.waitForFunction(
    ([selector, pane]) => {
      const place = document.querySelector(selector)?.getBoundingClientRect();
      const seen = document.querySelector(pane).getBoundingClientRect();
      return place && place.height > 0 && place.top >= seen.top - 1 && place.top < seen.bottom;
    },
    [selector, pane],
  );
}
