import { describe, expect, test } from 'vitest'
import {
  formalismAskedAbout,
  formalismAskedIn,
  formalismIn,
  refuseFormalism,
  refuseFormalismAskedAbout,
  refuseFormalismAskedIn,
  words,
} from './rule-guard.ts'

describe('what the rules against formalism forbid cannot be set up (E14)', () => {
  test.each([
    ['每日打卡', 'kernel.formalism-check-in'],
    ['会前签到', 'kernel.formalism-check-in'],
    ['checkIn', 'kernel.formalism-check-in'],
    ['党员积分', 'kernel.formalism-points'],
    ['支部排名', 'kernel.formalism-points'],
    ['红黑榜公示', 'kernel.formalism-points'],
    ['member_ranking', 'kernel.formalism-points'],
    ['本月在线时长', 'kernel.formalism-online-time'],
    ['学习时间统计', 'kernel.formalism-online-time'],
    ['登录次数', 'kernel.formalism-online-time'],
    ['支部活跃度', 'kernel.formalism-online-time'],
    ['onlineMinutes', 'kernel.formalism-online-time'],
    ['通知已读率', 'kernel.formalism-read-rate'],
    ['点赞数', 'kernel.formalism-read-rate'],
    ['客户端安装率', 'kernel.formalism-read-rate'],
    ['走访轨迹', 'kernel.formalism-track'],
    ['GPS 坐标', 'kernel.formalism-track'],
  ])('%s: %s', (name, code) => expect(formalismIn({ names: [name] })).toEqual({ code, name }))

  test.each([
    ...['党费收缴', '签收', '会签', '签发', '三会一课', '换届选举', '民主评议', '工作积累', '学习培训', '转发上级文件'],
    ...['办理时限', '阅读材料', '问题清单', '点位图', '学习内容', '登记时间', 'sign', 'pointsman', '现场照片（选填）'],
  ])('%s may be set up', (name) => expect(formalismIn({ names: [name] })).toBeNull())

  test.each([
    ['现场照片', null, 'kernel.formalism-photo'],
    ['会议截图', ' ', 'kernel.formalism-photo'],
    ['入户视频', null, 'kernel.formalism-photo'],
    ['危房现场照片', '危房鉴定规范要求附照片', null],
    ['会议记录', null, null],
  ])('%s as compulsory with the reason %s: %s', (name, why, code) =>
    expect(formalismIn({ names: [], compulsory: [{ name, why }] })?.code ?? null).toBe(code),
  )

  // As the Measures number the five cases that must not be: 2 check-in, points, time online; 3 installs and logins; 4 likes, time of study, pictures, tracks.
  test.each([
    ['会前签到', '（二）', 'case 2'],
    ['党员积分', '（二）', 'case 2'],
    ['本月在线时长', '（二）至（四）', 'cases 2 to 4'],
    ['客户端安装率', '（三）、（四）', 'cases 3 and 4'],
    ['走访轨迹', '（四）', 'case 4'],
  ])('the refusal of %s cites %s of the five cases', (name, zh, en) => {
    const sentence = words[formalismIn({ names: [name] })?.code ?? 'kernel.formalism-photo']
    expect(sentence.zh).toContain(`（国办函〔2026〕12号）五类不得出现的情况之${zh}，`)
    expect(sentence.en).toContain(`${en} of the five that the Measures`)
  })

  test('the refusal names the thing and the rule, at the field', () => {
    const save = () => refuseFormalism({ names: ['积分榜'] }, 'name')
    expect(save).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        fields: [expect.objectContaining({ path: 'name', zh: expect.stringContaining('“积分榜”：《政务移动互联网') })],
      }),
    )
  })
})

describe('what the rules against formalism forbid is asked of nobody in free words either (E14)', () => {
  test.each([
    ['请各村党员每天打卡，月底报情况。', 'kernel.formalism-check-in', '请各村党员每天打卡'],
    ['各支部积分每月排名', 'kernel.formalism-points', '各支部积分每月排名'],
    ['请统计每名党员的学习时长；下周报。', 'kernel.formalism-online-time', '请统计每名党员的学习时长'],
    ['文章转发量不低于100次。', 'kernel.formalism-read-rate', '文章转发量不低于100次'],
    ['走访时请上传行动轨迹。', 'kernel.formalism-track', '走访时请上传行动轨迹'],
    ['走访要拍照留痕。', 'kernel.formalism-trace', '走访要拍照留痕'],
    ['学习完成后截图发到群里', 'kernel.formalism-trace', '学习完成后截图发到群里'],
    ['Rank the branches by points.', 'kernel.formalism-points', 'Rank the branches by points.'],
    ['每周打卡不得少于5次', 'kernel.formalism-check-in', '每周打卡不得少于5次'],
    ['积分不得低于60分', 'kernel.formalism-points', '积分不得低于60分'],
    ['学习时长不得少于10小时', 'kernel.formalism-online-time', '学习时长不得少于10小时'],
    ['请不要忘记每天签到', 'kernel.formalism-check-in', '请不要忘记每天签到'],
    ['严禁不打卡', 'kernel.formalism-check-in', '严禁不打卡'],
    ['签到不得迟到、缺席', 'kernel.formalism-check-in', '签到不得迟到、缺席'],
    ['Do not forget to check in daily.', 'kernel.formalism-check-in', 'Do not forget to check in daily.'],
  ])('%s: %s', (text, code, name) => expect(formalismAskedIn(text)).toEqual({ code, name }))

  test.each([
    '走访不得要求打卡、签到，不搞积分排名。',
    '请清理本单位群里的打卡、截图留痕要求，下月十日前办完。',
    '集中学习时间安排在周五下午。',
    '请把化肥使用量大的几户走访一遍。',
    '请核对换届以后的班子名单，缺的补上。',
    '会议照片请选填。',
    '不得以打卡次数少为由通报。',
    '严禁要求党员打卡签到。',
    'No check-in and no ranking is wanted.',
  ])('%s may be written', (text) => expect(formalismAskedIn(text)).toBeNull())

  test('the refusal stands at the field and names the clause', () => {
    expect(() => refuseFormalismAskedIn('请各村每天打卡。', 'text')).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        fields: [expect.objectContaining({ path: 'text', zh: expect.stringContaining('“请各村每天打卡”') })],
      }),
    )
  })
})

describe('nor in a text about what citizens wrote (E14, decisions 311)', () => {
  test.each([
    ['请各村党员每天打卡，直到办结。', 'kernel.formalism-check-in'],
    ['请你村每天签到并拍照留痕', 'kernel.formalism-check-in'],
    ['各单位办理情况每周排名', 'kernel.formalism-points'],
    ['镇里要求各村干部每天打卡', 'kernel.formalism-check-in'],
    ['入户走访要截图上传到群里', 'kernel.formalism-trace'],
    ['请统计党员是否签到', 'kernel.formalism-check-in'],
    ['群众反映路灯不亮，请各村每天打卡上报', 'kernel.formalism-check-in'],
    ['请上传入户走访轨迹', 'kernel.formalism-track'],
    ['办得慢的扣积分', 'kernel.formalism-points'],
    ['Please check in every day until it is done.', 'kernel.formalism-check-in'],
    // The words of complaints switch nothing off where somebody is asked.
    ['请各村每天打卡上报投诉办理情况', 'kernel.formalism-check-in'],
    ['请核实群众反映的情况，并要求各村每天打卡上报', 'kernel.formalism-check-in'],
    ['请核实群众反映的情况并要求各村每天打卡', 'kernel.formalism-check-in'],
    ['群众反映路灯不亮，并要求每天打卡', 'kernel.formalism-check-in'],
    ['群众反映路灯不亮，现请各村每天打卡', 'kernel.formalism-check-in'],
    ['群众反映路灯不亮，你村每天打卡上报', 'kernel.formalism-check-in'],
    ['群众反映路灯不亮请你村每天打卡上报', 'kernel.formalism-check-in'],
    ['对群众反映的问题，每天打卡上报', 'kernel.formalism-check-in'],
    ['对群众反映的问题你单位每天打卡上报', 'kernel.formalism-check-in'],
    ['根据群众投诉各村每天打卡上报', 'kernel.formalism-check-in'],
    ['投诉办理情况每天打卡上报', 'kernel.formalism-check-in'],
    ['各单位信访件办理进度每周排名', 'kernel.formalism-points'],
    ['党员每天打卡说明进展', 'kernel.formalism-check-in'],
    ['Please check in daily and report every complaint.', 'kernel.formalism-check-in'],
  ])('%s: %s', (text, code) => expect(formalismAskedAbout(text)?.code).toBe(code))

  test.each([
    '群众反映村里要求每天打卡，请核实并纠正。',
    '有村民投诉，支部让党员天天签到、截图上报，影响生产，请说明。',
    '请核实是否要求群众打卡，三日内报送核实结果。',
    '请说明每月给村民积分排名的做法依据什么。',
    '学校强制学生打卡，家长意见很大，请纠正。',
    '请公布积分入学的录取排名。',
    '请安排人清理网红打卡点周边的垃圾。',
    '请查一下渣土车行驶轨迹，夜里扰民。',
    '化肥使用量大的几户请走访一遍。',
    '三盏路灯请在本周内修好，现场照片可以选填。',
    '您对村里用积分代替现金怎么看？',
    'The writer complains that the village ranks households; please look into it.',
    '请核实是否有人要求每天打卡',
    '请核实群众投诉每天打卡。',
    '请处理群众投诉天天打卡上报的问题。',
    '请你村对群众反映每天打卡的问题作出说明。',
    '请核实群众反映村里强制签到并要求各户每天打卡的问题。',
    '群众反映你村要求党员每天打卡，请核实并纠正。',
    '群众反映各村每天打卡，请核实。',
    '群众反映天天开会，还要打卡，让各户拍照留痕，请纠正。',
    '针对群众反映各村每天打卡的问题，请核实。',
    '收到投诉12件，都说每天打卡，请答复。',
    '群众反映的问题是每天打卡，请核实。',
    '请牵头查明原因，限期答复群众。',
    '请明天到现场看一看管道堵在哪里。',
  ])('%s may be written', (text) => expect(formalismAskedAbout(text)).toBeNull())

  test('the refusal stands at the field and names the clause', () => {
    expect(() => refuseFormalismAskedAbout('请各村每天打卡。', 'reason')).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        fields: [expect.objectContaining({ path: 'reason', zh: expect.stringContaining('“请各村每天打卡”') })],
      }),
    )
  })

  test('a text to a line is read as before: whoever is named as asking', () => {
    expect(formalismAskedIn('镇里要求党员每天打卡')?.code).toBe('kernel.formalism-check-in')
    expect(formalismAskedIn('请了解每天打卡的情况')?.code).toBe('kernel.formalism-check-in')
  })
})
