import { Menu as Base } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
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
  /** The edge of the button that the menu keeps to. */
  readonly align?: 'start' | 'end';
};

/** A menu of actions under a button. */
export function Menu({ trigger, actions, align = 'end' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-60">
          <Base.Popup className="min-w-40 rounded-md border border-border bg-surface-raised p-1 shadow-floating transition-opacity duration-120 ease-out data-[ending-style]:opacity-0 data-[starting-style]:opacity-0">
            {actions.map(({ name, icon: Icon, perform, danger }) => (
              <Base.Item
                key={name}
                onClick={perform}
                className={classNames(
                  'flex h-8 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 text-sm touch:h-11',
                  'outline-none data-[highlighted]:bg-surface-hover',
                  danger && 'text-danger',
                )}
              >
                <Icon size={15} aria-hidden="true" />
                {name}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
