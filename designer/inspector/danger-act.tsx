import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { QuietAct } from '../rules/row-control.ts';

/** Takes something away; it can be undone. */
export function DangerAct({ label, onAct }: { readonly label: string; readonly onAct: () => void }) {
  return (
    <QuietAct type="button" data-danger="" style={{ marginLeft: -8 }} onClick={onAct}>
      <DeleteOutlined aria-hidden />
      {label}
    </QuietAct>
  );
}
