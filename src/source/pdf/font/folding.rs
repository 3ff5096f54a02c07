//! Characters that PDF writers put in the place of the ones that were written.
//!
//! A PDF names glyphs, and a writer (Chromium's) that asks the font for a character of a glyph may get the radical ⼀ U+2F00 for
//! 一 U+4E00, as both look alike. Glyphs for vertical writing may come as the vertical forms of their characters.

/// U+2E80 to U+2EF3, as the property Equivalent_Unified_Ideograph has it (Unicode Standard Annex 44); itself where it has none.
const RADICALS: &str = "⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// U+2F00 to U+2FD5 in NFKC.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// U+FE10 to U+FE18, and U+FE30 to U+FE44.
const VERTICAL: &str = "，、。：；！？〖〗";
const VERTICAL_BRACKETS: &str = "‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』";

/// The character that was written.
pub fn fold(c: char) -> char {
    let (first, list) = match c {
        '\u{2E80}'..='\u{2EF3}' => (0x2E80, RADICALS),
        '\u{2F00}'..='\u{2FD5}' => (0x2F00, KANGXI),
        '\u{FE10}'..='\u{FE18}' => (0xFE10, VERTICAL),
        '\u{FE30}'..='\u{FE44}' => (0xFE30, VERTICAL_BRACKETS),
        _ => return c,
    };
    list.chars().nth((c as u32 - first) as usize).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_the_characters_they_look_like() {
        for (radical, han) in [
            ('⼀', '一'),
            ('⽅', '方'),
            ('⾯', '面'),
            ('\u{2FD5}', '龠'),
            ('⻓', '长'),
            ('⻛', '风'),
            ('\u{2E80}', '\u{2E80}'),
            ('\u{2EF3}', '龟'),
            ('︒', '。'),
            ('﹄', '』'),
            ('︵', '（'),
            ('面', '面'),
            ('。', '。'),
        ] {
            assert_eq!(fold(radical), han);
        }
    }
}
