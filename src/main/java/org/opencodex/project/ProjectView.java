package org.opencodex.project;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.opencodex.access.Standing;

/**
 * A project on the wire, as one user is shown it.
 *
 * @param role what the user may do with it: {@code owner}, {@code editor} or {@code viewer}
 * @param shared whether others have it too
 */
public record ProjectView(
        String id,
        String name,
        String description,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        int version,
        String role,
        boolean shared) {
    static ProjectView of(Project project, Standing standing) {
        return new ProjectView(
                project.id().toString(),
                project.name(),
                project.description(),
                project.createdAt(),
                project.updatedAt(),
                project.version(),
                standing.role().name().toLowerCase(Locale.ROOT),
                standing.shared());
    }

    /** A page of them, and how many there are in all. */
    public record Page(List<ProjectView> projects, long total) {}
}
