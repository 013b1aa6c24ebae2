/** A matter of the county's responsibility list, as it stands in the demonstration; the documents are invented. */
export interface DemoResponsibility {
  readonly matter: string
  readonly field: string
  readonly words: readonly string[]
  readonly deskOrgKey: string
  readonly basis: string
}

const basis = (clause: number) => `云岭县直单位职责清单第${clause}条`

/** What comes most often, and whose it is. */
export const demoResponsibilities: readonly DemoResponsibility[] = [
  {
    matter: '小区物业管理',
    field: '城乡建设',
    words: ['物业', '业委会', '停车位', '维修基金'],
    deskOrgKey: 'zhujianju',
    basis: basis(3),
  },
  {
    matter: '农村公路养护和客运',
    field: '交通运输',
    words: ['班车', '客运', '公路', '塌方', '路面'],
    deskOrgKey: 'jiaotongju',
    basis: basis(7),
  },
  {
    matter: '农村饮水和灌溉',
    field: '农村农业',
    words: ['自来水', '停水', '水渠', '灌溉', '水压'],
    deskOrgKey: 'shuiwuju',
    basis: basis(11),
  },
  {
    matter: '医保缴费和报销',
    field: '劳动和社会保障',
    words: ['医保', '报销', '异地就医'],
    deskOrgKey: 'yibaoju',
    basis: basis(16),
  },
  {
    matter: '低保和临时救助',
    field: '民政',
    words: ['低保', '救助', '高龄补贴', '养老院'],
    deskOrgKey: 'minzhengju',
    basis: basis(18),
  },
  {
    matter: '养殖污染和噪声',
    field: '环境保护',
    words: ['养猪场', '养殖场', '污水', '噪声', '臭味'],
    deskOrgKey: 'shengtaiju',
    basis: basis(22),
  },
]
