package org.opencodex.project;

import java.time.OffsetDateTime;
import java.util.List;

/** A project on the wire. */
public record ProjectView(
        String id, String name, String description, OffsetDateTime createdAt, OffsetDateTime updatedAt, int version) {
    static ProjectView of(Project project) {
        return new ProjectView(
                project.id().toString(),
                project.name(),
                project.description(),
                project.createdAt(),
                project.updatedAt(),
                project.version());
    }

    /** A page of them, and how many there are in all. */
    public record Page(List<ProjectView> projects, long total) {}
}
