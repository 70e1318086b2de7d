import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../app/api/call.ts';
import { CallError } from '../app/api/call-error.ts';
import { useMay } from '../app/session.ts';
import { useFaultWords } from '../elements/fault-words.ts';
import { download } from '../flow/download.ts';

/** Everything that is published in one file, each definition as it was written. */
export function ExportAll() {
  const { t } = useTranslation('strategies');
  const may = useMay()('definitions.bundle');
  const words = useFaultWords();
  const fetched = useMutation({
    mutationFn: () => call('definitions.bundle', {}),
    onSuccess: (bundle) => download('duecourse-definitions.json', `${JSON.stringify(bundle, undefined, 2)}\n`),
  });
  if (!may) return null;
  return (
    <>
      {fetched.error instanceof CallError && <span role="alert">{words(fetched.error)}</span>}
      <Button
        variant="outlined"
        startIcon={<DownloadOutlined />}
        disabled={fetched.isPending}
        data-tip={t('exportTip')}
        onClick={() => fetched.mutate()}
      >
        {t('export')}
      </Button>
    </>
  );
}
