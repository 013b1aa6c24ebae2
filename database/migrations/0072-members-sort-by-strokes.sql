-- 姓氏笔画 (UX-CS7): the order in which official lists of names stand.
create collation members.by_strokes (provider = icu, locale = 'zh-u-co-stroke');
