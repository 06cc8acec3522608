import { CornerDownLeft, Ellipsis, FastForward, RotateCcw } from 'lucide-react';
import type { Message } from '@/api/messages';
import { IconButton } from '@/ui/icon-button';
import { Menu, type MenuAction } from '@/ui/menu';
import type { Ask } from './outbox';

export type AnswerMenuProps = {
  readonly message: Message;
  readonly question: string | undefined;
  readonly onAsk: ((ask: Ask) => void) | undefined;
  readonly onReuse: (text: string) => void;
};

/** What can be done with an answer that has ended. */
export function AnswerMenu({ message, question, onAsk, onReuse }: AnswerMenuProps) {
  const { id } = message;
  const actions: MenuAction[] = [];
  if (onAsk) {
    actions.push({
      name: 'Regenerate',
      icon: RotateCcw,
      perform: () => onAsk({ type: 'regenerate', message_id: id }),
    });
  }
  if (onAsk && canContinue(message)) {
    actions.push({ name: 'Continue', icon: FastForward, perform: () => onAsk({ type: 'continue', message_id: id }) });
  }
  if (question) {
    actions.push({ name: 'Ask differently', icon: CornerDownLeft, perform: () => onReuse(question) });
  }
  if (actions.length === 0) {
    return null;
  }
  return (
    <span className="opacity-0 transition-opacity duration-120 focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:opacity-100">
      <Menu
        align="start"
        trigger={
          <IconButton label="More for this answer" size="small">
            <Ellipsis size={15} aria-hidden="true" />
          </IconButton>
        }
        actions={actions}
      />
    </span>
  );
}

/** A complete answer has nothing more to say. */
function canContinue({ content, status, finish_reason: reason }: Message): boolean {
  return content !== '' && (status !== 'completed' || reason === 'length');
}
