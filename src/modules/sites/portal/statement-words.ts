import type { Sentence } from '#kernel/errors.ts'

type Statement = {
  readonly title: Sentence
  readonly parts: readonly { readonly title: Sentence; readonly lines: readonly Sentence[] }[]
}

/** What the site does so that everybody can read it: only what it truly does. */
export const ACCESSIBILITY: Statement = {
  title: { zh: '无障碍说明', en: 'Accessibility' },
  parts: [
    {
      title: { zh: '怎样看得更清楚', en: 'Reading more easily' },
      lines: [
        {
          zh: '每一页右上角都有“长辈版”：字更大、按钮更大、每页只做一件事。',
          en: 'Every page offers a version in large type.',
        },
        {
          zh: '文章、留言和常见问答可以选中、大、特大三种字号；也可以用浏览器放大到四倍，内容不会缺。',
          en: 'Articles, messages and answers come in three sizes of type, and pages can be enlarged four times.',
        },
        {
          zh: '文章、留言和常见问答上方的“朗读”可以读出来，再按一次停下（浏览器带有朗读功能时）。',
          en: 'Articles, messages and answers are read aloud, and stop at a second press, where the browser is able to.',
        },
        { zh: '可以在简体字和繁体字之间切换。', en: 'Simplified and traditional characters.' },
      ],
    },
    {
      title: { zh: '怎样操作更方便', en: 'Using it more easily' },
      lines: [
        { zh: '所有功能都可以只用键盘完成；按 Tab 键移动，按回车键打开。', en: 'Everything works by keyboard alone.' },
        {
          zh: '读屏软件可以按标题、导航、正文分区阅读，图片有文字说明。',
          en: 'Screen readers find headings, regions and descriptions of pictures.',
        },
        { zh: '没有限时操作，没有拼图、滑块一类的验证。', en: 'No time limits and no puzzles.' },
        {
          zh: '旧手机、旧浏览器关闭脚本也能阅读、搜索和留言。',
          en: 'Reading, searching and writing work in old browsers and without scripts.',
        },
      ],
    },
  ],
}

/** How the data of those who write is used (PRV-02). */
export const PRIVACY: Statement = {
  title: { zh: '隐私说明', en: 'Privacy' },
  parts: [
    {
      title: { zh: '只看不留', en: 'When you only read' },
      lines: [
        {
          zh: '浏览本站不需要注册，不需要定位，不需要扫脸。',
          en: 'Reading needs no account, no location and no face.',
        },
        {
          zh: '本站不放广告，不使用其他网站的统计代码，不跟踪您看了什么。',
          en: 'No advertising, no tracking, no code of other sites.',
        },
        {
          zh: '浏览器里只记住您选的字号、简繁体和是否用长辈版。',
          en: 'Your browser only keeps your choice of type and script.',
        },
      ],
    },
    {
      title: { zh: '给我们留言时', en: 'When you write to us' },
      lines: [
        {
          zh: '您填写的称呼、手机号码和内容，只用来办理和答复这件留言。',
          en: 'Name, phone and text are used only to handle and answer the message.',
        },
        {
          zh: '手机号码可以不填。称呼和手机号码加密封存，办理人员只看到姓，如“王**”；我们不转给别人。',
          en: 'The phone is optional. Name and phone are kept sealed; the desk sees the family name only, and we do not pass them on.',
        },
        {
          zh: '确实要看称呼和手机号码的，须写明用途，由另一个岗位的人批准，只开放24小时。谁申请、谁批准、为什么、看了几次，您凭编号和查询码都看得到。',
          en: 'Where they are really needed it takes a purpose and somebody of another post, for 24 hours; with number and code you see who, why and each look.',
        },
        {
          zh: '随留言发来的照片和文件加密保存，只有办理人员和您看得到，不公开；照片里的拍摄地点、时间先去掉。办理人员每次打开都有记录。',
          en: 'Photos and files sent with a message are kept sealed; only those who handle it and you see them, place and time of photos are removed first, and each opening by staff is recorded.',
        },
        {
          zh: '选择“不公开”的留言不会出现在网站、搜索和统计名单里。',
          en: 'Messages that are not public appear nowhere on the site.',
        },
        {
          zh: '举报和不公开的留言，交被反映单位的上一级办理。没有上一级的，写留言的那一页会说明该找谁。',
          en: 'Reports and private messages go one level up. Where there is none, the form says whom to turn to.',
        },
      ],
    },
    {
      title: { zh: '您的权利', en: 'Your rights' },
      lines: [
        {
          zh: '凭编号和查询码，可以查看和补充留言，随时删除称呼、手机号码、照片和文件。',
          en: 'With number and code you may see and add to the message, and erase name, phone, photos and files at any time.',
        },
        {
          zh: '对处理个人信息有意见的，可以留言或打联系电话。',
          en: 'If you object to how your data is used, write or call.',
        },
      ],
    },
  ],
}
