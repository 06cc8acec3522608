export { useProjectDialogs } from './dialogs-store';
export { ProjectDialogs } from './project-dialogs';
export { ProjectList } from './project-list';
