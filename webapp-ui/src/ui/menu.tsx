import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '@/lib/class-names';

export type MenuAction = {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly perform: () => void;
  readonly danger?: boolean;
};

export type MenuProps = {
  /** The button that opens the menu. */
  readonly trigger: ReactElement;
  readonly actions: readonly MenuAction[];
  /** Above the actions, such as whose they are. */
  readonly head?: ReactNode;
  /** The edge of the button that the menu keeps to. */
  readonly align?: 'start' | 'end';
};

const itemClass =
  'flex h-8 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 text-sm touch:h-11 ' +
  'outline-none data-[highlighted]:bg-surface-hover';

/** A menu of actions under a button. */
export function Menu({ trigger, actions, head, align = 'end' }: MenuProps) {
  return (
    <Frame trigger={trigger} align={align}>
      {head && <div className="mb-1 border-border border-b px-2.5 pt-1.5 pb-2">{head}</div>}
      {actions.map(({ name, icon: Icon, perform, danger }) => (
        <Base.Item key={name} onClick={perform} className={classNames(itemClass, danger && 'text-danger')}>
          <Icon size={15} aria-hidden="true" />
          {name}
        </Base.Item>
      ))}
    </Frame>
  );
}

export type ChoiceMenuProps<Value extends string> = {
  readonly trigger: ReactElement;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
};

/** A menu of which one entry holds. */
export function ChoiceMenu<Value extends string>({ trigger, choices, value, onChoose }: ChoiceMenuProps<Value>) {
  return (
    <Frame trigger={trigger} align="end">
      <Base.RadioGroup value={value} onValueChange={onChoose}>
        {choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} closeOnClick className={itemClass}>
            <span className="w-4">
              <Base.RadioItemIndicator>
                <Check size={15} aria-hidden="true" />
              </Base.RadioItemIndicator>
            </span>
            {choice.name}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Frame>
  );
}

type FrameProps = { readonly trigger: ReactElement; readonly align: 'start' | 'end'; readonly children: ReactNode };

function Frame({ trigger, align, children }: FrameProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-60">
          <Base.Popup className="min-w-40 rounded-md border border-border bg-surface-raised p-1 shadow-floating transition-opacity duration-120 ease-out data-[ending-style]:opacity-0 data-[starting-style]:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
