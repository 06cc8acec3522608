export { AgentSettings } from './agent-settings';
export { LeaveDemo } from './leave-demo';
export { ModelChoice } from './model-choice';
