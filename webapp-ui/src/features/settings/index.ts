export { AgentSettings } from './agent-settings';
