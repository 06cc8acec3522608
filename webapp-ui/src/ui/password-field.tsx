import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { t } from '@/lib/i18n';
import { controlClass, Field } from './field';
import { IconButton } from './icon-button';

export type PasswordFieldProps = Omit<ComponentProps<'input'>, 'type'> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

/** A password, hidden until one wants to see what one types. */
export function PasswordField({ label, hint, error, className, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className="relative">
          <input
            type={shown ? 'text' : 'password'}
            spellCheck={false}
            autoCapitalize="none"
            className={`${controlClass} h-10 pe-11 touch:h-11 ${className ?? ''}`}
            {...wiring}
            {...rest}
          />
          <IconButton
            label={shown ? t('Hide the password') : t('Show the password')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0.5 end-0.5 h-auto! touch:size-10!"
          >
            {shown ? <EyeOff size={17} aria-hidden="true" /> : <Eye size={17} aria-hidden="true" />}
          </IconButton>
        </div>
      )}
    </Field>
  );
}
