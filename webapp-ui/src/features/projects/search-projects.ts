import type { Project } from '@/api/projects';

/** The projects whose name or description holds every word of the search, whatever the case or the accents. */
export function searchProjects(projects: readonly Project[], search: string): readonly Project[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return projects;
  }
  return projects.filter((project) => {
    const text = fold(`${project.name} ${project.description ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
