import { TextInput } from '../elements/field.tsx';
import { SettingField, type SettingProps } from './setting-field.tsx';

interface NativeSettingProps extends SettingProps {
  readonly type: 'date' | 'time';
  readonly value: string | undefined;
  /** Hears of nothing chosen only where the setting is optional. */
  readonly onSet: (value: string | undefined) => void;
}

/** A day or a time of day. */
export function NativeSetting({ type, value, onSet, ...of }: NativeSettingProps) {
  return (
    <SettingField {...of}>
      {(ties, readOnly) => (
        <TextInput
          {...ties}
          type={type}
          style={{ maxWidth: 160 }}
          readOnly={readOnly}
          value={value ?? ''}
          onChange={(event) => {
            // A time that is half typed is empty for the browser; what was there stays meanwhile.
            if (event.target.value !== '') onSet(event.target.value);
            else if (of.optional === true) onSet(undefined);
          }}
        />
      )}
    </SettingField>
  );
}
