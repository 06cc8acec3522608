export { AuditLog } from './audit-log';
export { Groups } from './groups';
export { UnclaimedQuestion } from './unclaimed';
export { Users } from './users';
