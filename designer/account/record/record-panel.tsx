import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts/use-shortcut.ts';
import { color } from '../../app/theme/tokens.ts';
import { useAddressPart, useSetAddress } from '../../app/use-address-part.ts';
import { Panel } from '../../elements/panel.tsx';
import { PlanForm } from '../plans/plan-form.tsx';
import { QuotedReply } from '../replies/quoted-reply.tsx';
import { HeldMessages } from '../write/held-messages.tsx';
import { WriteForm } from '../write/write-form.tsx';
import { CallForm } from './call/call-form.tsx';
import { DisputeForm } from './dispute-form.tsx';
import { EscalateForm } from './escalate-form.tsx';
import { FollowUpForm } from './follow-up-form.tsx';
import { HoldForm } from './hold-form.tsx';
import { type GoOn, type Recorded, type RecordFormProps, type RecordKind, recordKinds, type Start } from './kinds.ts';
import { NoteForm } from './note-form.tsx';
import { PaymentForm } from './payment-form.tsx';
import { PromiseForm } from './promise-form.tsx';
import { RecordedLine } from './recorded-line.tsx';
import { ReportedForm } from './reported-form.tsx';
import { StatusForm } from './status-form.tsx';

const forms: Readonly<Record<RecordKind, ComponentType<RecordFormProps>>> = {
  call: CallForm,
  write: WriteForm,
  promise: PromiseForm,
  plan: PlanForm,
  reported: ReportedForm,
  status: StatusForm,
  followUp: FollowUpForm,
  escalate: EscalateForm,
  note: NoteForm,
  dispute: DisputeForm,
  hold: HoldForm,
  payment: PaymentForm,
};

const Kinds = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  '& button[aria-expanded=true]': { borderColor: color.primary, background: color.selected, color: color.primary },
});
/** Under what stands fast at the top of every page. */
const TOP = 100;
const Room = styled('div')({ marginTop: 16, paddingTop: 16, borderTop: `1px solid ${color.border}`, scrollMarginTop: TOP });
const Quiet = styled('p')({ color: color.secondary, fontSize: 13 });

/** Where one records what was said and done; the form opens here and its result stays here. */
export function RecordPanel() {
  const { t } = useTranslation('account');
  const may = useMay();
  const [wanted] = useAddressPart('do');
  const [reply, setReply] = useAddressPart('reply');
  const setAddress = useSetAddress();
  const [recorded, setRecorded] = useState<Recorded>();
  // How a form begins, and the how-manieth it is: the same kind may follow itself.
  const [{ start, nth }, setStart] = useState<{ readonly start: Start; readonly nth: number }>({ start: {}, nth: 0 });
  const offered = recordKinds.filter((kind) => may(kind.needs));
  const open = offered.find((kind) => kind.id === wanted);
  const Form = open && forms[open.id];
  const close = (): void => setAddress({ do: undefined, invoice: undefined, reply: undefined });
  const show = (kind: RecordKind, from: Start = {}, replyId = reply): void => {
    setStart((before) => ({ start: from, nth: before.nth + 1 }));
    const invoice = invoiceUnderFocus();
    setAddress({ do: kind, reply: replyId, ...(invoice === undefined ? {} : { invoice }) });
  };
  const done = (result: Recorded, goOn: GoOn | undefined): void => {
    setRecorded(result);
    if (goOn && offered.some((kind) => kind.id === goOn.kind)) show(goOn.kind, goOn);
    else close();
  };
  return (
    <Panel title={t('record.title')} id="record">
      {offered.length === 0 && <Quiet>{t('record.none')}</Quiet>}
      <Kinds>
        {offered.map(({ id, key }) => (
          <Kind
            key={id}
            kind={id}
            keys={key}
            isOpen={id === open?.id}
            onOpen={() => {
              setRecorded(undefined);
              show(id);
            }}
            onClose={close}
          />
        ))}
      </Kinds>
      <div role="status">
        {recorded && (
          <RecordedLine key={recorded.callId ?? recorded.words} recorded={recorded} onCorrect={(corrects) => show('call', { corrects })} />
        )}
      </div>
      {reply !== undefined && open?.id !== 'write' && (
        <QuotedReply key={reply} mailId={reply} isBesideForm={open !== undefined} onClose={() => setReply(undefined)} />
      )}
      <HeldMessages
        onRecalled={(message) => {
          setRecorded(undefined);
          show('write', { message }, message.replyId);
        }}
      />
      {Form && open.id === 'write' && <Form key={nth} start={start} onCancel={close} onDone={done} />}
      {Form && open.id !== 'write' && (
        <Room key={`${open.id} ${nth}`} ref={showWhole}>
          <Form start={start} onCancel={close} onDone={done} />
        </Room>
      )}
    </Panel>
  );
}

/** The invoice in whose row the keyboard is: a form opened from there begins with it. */
function invoiceUnderFocus(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('tr[data-invoice]')?.dataset['invoice'];
}

/** Brings a form that has just opened into view as a whole, as far as it goes. */
function showWhole(room: HTMLElement | null): void {
  requestAnimationFrame(() => room?.scrollIntoView({ block: 'nearest' }));
}

interface KindProps {
  readonly kind: RecordKind;
  readonly keys: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

function Kind({ kind, keys, isOpen, onOpen, onClose }: KindProps) {
  const { t } = useTranslation('account');
  const label = t(`record.${kind}`);
  useShortcut(keys, label, onOpen);
  return (
    <Button variant="outlined" aria-expanded={isOpen} data-tip={keys.toUpperCase()} onClick={isOpen ? onClose : onOpen}>
      {label}
    </Button>
  );
}
