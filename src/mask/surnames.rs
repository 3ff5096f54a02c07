//! Family names: the two hundred that nearly all Chinese bear, and those of two characters.

/// The most frequent ones (Ministry of Public Security, reports on names 2018–2021), and others that are met.
const SINGLE: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车连芦褚娄窦戚岑景宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮蔺楼盘冼郜漆蔚逄揭伏慕";

const DOUBLE: [&str; 18] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯",
    "长孙", "宇文", "端木", "百里", "南宫", "呼延",
];

/// How many characters of the family's name begin a name; 1 where it is not known.
pub fn length(name: &str) -> usize {
    if DOUBLE.iter().any(|double| name.starts_with(double)) {
        2
    } else {
        1
    }
}

/// Whether a word can begin a name: the length of the family's name.
pub fn at_start(word: &str) -> Option<usize> {
    if DOUBLE.iter().any(|double| word.starts_with(double)) {
        return Some(2);
    }
    word.chars()
        .next()
        .filter(|&c| SINGLE.contains(c))
        .map(|_| 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_one_or_two_characters_of_the_family() {
        assert_eq!(at_start("张三"), Some(1));
        assert_eq!(at_start("欧阳三"), Some(2));
        assert_eq!(at_start("镇长"), None);
        assert_eq!(length("欧阳三"), 2);
    }
}
