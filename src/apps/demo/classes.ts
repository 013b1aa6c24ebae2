/** A class of the county's list, and words by which a desk would know it. */
interface DemoClass {
  readonly field: string
  readonly second: string
  readonly third: string
  readonly words: readonly string[]
}

// 一级/二级/三级: words. What a county is written about, in its own words; no list of anybody else.
const written = `
城乡建设/小区治理/物业收费: 物业费 物业收 停车费
城乡建设/小区治理/业主委员会: 业委会 业主大会
城乡建设/小区治理/维修基金和电梯: 电梯 维修基金
城乡建设/小区治理/楼道和公共绿地: 楼道 绿地 菜园 车棚
城乡建设/街巷设施/路灯: 路灯 没有灯
城乡建设/街巷设施/排水和井盖: 下水道 排水 井盖
城乡建设/街巷设施/停车位: 停车位 停车
城乡建设/街巷设施/公厕和垃圾点: 公厕 垃圾
城乡建设/街巷设施/无障碍通道: 盲道 坡道
城乡建设/房屋安全和建房/危房鉴定: 裂 危房
城乡建设/房屋安全和建房/农村建房审批: 重建 建房
交通运输/农村公路/路面破损: 路补了又烂 坑 路面
交通运输/农村公路/塌方抢通: 塌方 塌了
交通运输/农村公路/护栏和标线: 护栏 人行道
交通运输/乘车出行/班车和公交: 班车 公交 末班
交通运输/乘车出行/出租车和网约车: 出租车 网约车
交通运输/乘车出行/超限运输: 运矿车 超载
农村农业/饮水和灌溉/停水和水压: 停水 水压 没有水
农村农业/饮水和灌溉/水质: 发黄 水质
农村农业/饮水和灌溉/水费: 水费
农村农业/饮水和灌溉/水窖和水渠: 水窖 水渠 灌溉
农村农业/惠农补贴/种粮和地力补贴: 地力补贴 种粮
农村农业/惠农补贴/农机购置补贴: 农机
农村农业/土地承包/承包和流转: 承包 流转
农村农业/土地承包/耕地占用: 基本农田 耕地
农村农业/野生动物损害/庄稼受损: 野猪 苞谷
环境保护/水污染/养殖排污: 养猪场 养殖场
环境保护/水污染/河道漂污: 白沫 河水
环境保护/噪声/夜间施工: 打桩 工地夜里
环境保护/噪声/商铺和广场: 音响 广场舞 喇叭
环境保护/扬尘和异味/运输扬尘: 篷布 灰
环境保护/扬尘和异味/油烟: 烧烤 油烟
劳动和社会保障/医疗保险/参保和缴费: 参保 医保缴费
劳动和社会保障/医疗保险/异地就医: 异地就医 备案
劳动和社会保障/医疗保险/报销: 报销
劳动和社会保障/养老保险/断缴和补缴: 断缴 养老
劳动和社会保障/劳动关系/拖欠工资: 工资
劳动和社会保障/劳动关系/公积金: 公积金
劳动和社会保障/就业/招聘会: 招聘会
教育文体/上学/入学和转学: 转学 学区 入学
教育文体/上学/特殊教育: 听力 特教
教育文体/上学/住校和补助: 住校
教育文体/场地和设施/健身器材: 健身器材
民政/救助/低保: 低保
民政/救助/临时救助: 救助 出车祸
民政/老人和残疾人/高龄津贴: 高龄
民政/老人和残疾人/养老院: 养老院
民政/老人和残疾人/残疾证: 残疾证
卫生计生/看病/村卫生室: 卫生室
卫生计生/看病/医院服务: 医院
政法/户籍和证件/户口迁移: 户口
政法/户籍和证件/身份证: 身份证
政法/社会治安/犬只管理: 拴绳
党务政务/村务公开/公开内容: 村务公开
党务政务/办事/营业执照: 营业执照
商贸旅游/消费/预付卡: 卡费 预付卡
科技与信息产业/通信/宽带: 宽带
科技与信息产业/通信/手机信号: 信号
`

/** The county's list of classes as the demonstration has it. */
export const demoClasses: readonly DemoClass[] = written
  .trim()
  .split('\n')
  .map((line) => {
    const [path = '', words = ''] = line.split(': ')
    const [field = '', second = '', third = ''] = path.split('/')
    return { field, second, third, words: words.split(' ') }
  })

/** The list as it is imported. */
export const demoClassText = demoClasses.map(({ field, second, third }) => `${field},${second},${third}`).join('\n')

/** What a desk with this list would have decided a text to be, of a field; nothing where no word says it. */
export function demoClassOf(text: string, field: string | undefined): DemoClass | undefined {
  const of = demoClasses.filter((one) => field === undefined || one.field === field)
  return of.find(({ words }) => words.some((word) => text.includes(word)))
}
