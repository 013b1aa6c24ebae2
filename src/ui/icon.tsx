import {
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BulbOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  FileTextOutlined,
  FireOutlined,
  FlagOutlined,
  GlobalOutlined,
  HeartOutlined,
  HomeOutlined,
  IdcardOutlined,
  LoadingOutlined,
  MessageOutlined,
  NotificationOutlined,
  PieChartOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  ShareAltOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'

/** The icons of menus, by what they stand for. An icon never stands without its word. */
const icons = {
  home: HomeOutlined,
  waiting: CheckSquareOutlined,
  work: AppstoreOutlined,
  me: UserOutlined,
  organisation: BankOutlined,
  people: TeamOutlined,
  card: IdcardOutlined,
  article: FileTextOutlined,
  site: GlobalOutlined,
  message: MessageOutlined,
  question: QuestionCircleOutlined,
  channel: ShareAltOutlined,
  topic: FireOutlined,
  project: FlagOutlined,
  consultation: CommentOutlined,
  figures: BarChartOutlined,
  shares: PieChartOutlined,
  list: ProfileOutlined,
  remark: BulbOutlined,
  notice: NotificationOutlined,
  review: AuditOutlined,
  settings: SettingOutlined,
  health: HeartOutlined,
} as const

export type IconName = keyof typeof icons

/** An icon beside a word; hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  const Drawn = icons[name]
  return <Drawn aria-hidden />
}

/**
 * Turns in a button that is at work. It is no part of the button's name, and it goes at once: antd's own waited for the end of a
 * movement that a busy machine may leave out, and then stayed.
 */
export const busyIcon = <LoadingOutlined aria-hidden />
