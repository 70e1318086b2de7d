import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import CircleOutlined from '@mui/icons-material/CircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import NotesOutlined from '@mui/icons-material/NotesOutlined';
import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import PhoneOutlined from '@mui/icons-material/PhoneOutlined';
import PlayCircleOutlineOutlined from '@mui/icons-material/PlayCircleOutlineOutlined';
import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import ReplyOutlined from '@mui/icons-material/ReplyOutlined';
import { color } from '../../app/theme/tokens.ts';

export const timelineKinds = ['all', 'decisions', 'money', 'contact', 'notes'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

interface Look {
  readonly kind: Exclude<TimelineKind, 'all'>;
  readonly icon: typeof CircleOutlined;
  readonly color?: string;
}

/** By an entry's type, or what it begins with. */
const looks: Readonly<Record<string, Look>> = {
  step: { kind: 'decisions', icon: AltRouteOutlined, color: color.primary },
  segment: { kind: 'decisions', icon: AltRouteOutlined },
  enrollment: { kind: 'decisions', icon: ErrorOutlineOutlined, color: color.danger },
  incident: { kind: 'decisions', icon: ErrorOutlineOutlined },
  effect: { kind: 'decisions', icon: ErrorOutlineOutlined },
  'service.resumed': { kind: 'decisions', icon: PlayCircleOutlineOutlined, color: color.success },
  'credit.released': { kind: 'decisions', icon: PlayCircleOutlineOutlined, color: color.success },
  service: { kind: 'decisions', icon: PauseCircleOutlineOutlined, color: color.danger },
  credit: { kind: 'decisions', icon: PauseCircleOutlineOutlined, color: color.danger },
  override: { kind: 'decisions', icon: AltRouteOutlined, color: color.primary },
  hold: { kind: 'decisions', icon: PauseCircleOutlineOutlined, color: color.info },
  invoice: { kind: 'money', icon: ReceiptLongOutlined },
  payment: { kind: 'money', icon: AccountBalanceOutlined, color: color.success },
  promise: { kind: 'money', icon: HandshakeOutlined, color: color.promise },
  plan: { kind: 'money', icon: HandshakeOutlined, color: color.promise },
  dispute: { kind: 'money', icon: FlagOutlined, color: color.dispute },
  account: { kind: 'money', icon: ReceiptLongOutlined },
  bucket: { kind: 'money', icon: ReceiptLongOutlined },
  ledger: { kind: 'money', icon: ReceiptLongOutlined },
  'notice.replied': { kind: 'contact', icon: ReplyOutlined, color: color.info },
  'notice.answeredAutomatically': { kind: 'contact', icon: ReplyOutlined },
  notice: { kind: 'contact', icon: MailOutlined, color: color.info },
  call: { kind: 'contact', icon: PhoneOutlined, color: color.info },
  contact: { kind: 'contact', icon: PhoneOutlined },
  task: { kind: 'contact', icon: AssignmentOutlined },
  note: { kind: 'notes', icon: NotesOutlined },
  attachment: { kind: 'notes', icon: AttachFileOutlined },
  alert: { kind: 'notes', icon: ErrorOutlineOutlined, color: color.danger },
  'account.transferred': { kind: 'notes', icon: AssignmentOutlined },
  owner: { kind: 'notes', icon: NotesOutlined },
};

const plain: Look = { kind: 'notes', icon: CircleOutlined };

export function lookOf(type: string): Look {
  return looks[type] ?? looks[type.split('.')[0] ?? ''] ?? plain;
}
