package org.opencodex.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.opencodex.access.Access;
import org.opencodex.access.Role;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.identity.User;
import org.opencodex.llm.ParameterRules;
import org.opencodex.platform.Edit;
import org.opencodex.problem.OpenCodexException;

/** All agent configurations: one a project. */
@ApplicationScoped
@Transactional
public class AgentConfigs {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Access access;

    @Inject
    private Catalogue catalogue;

    /** Throws {@code not_found} if there is no such project for the user. */
    public AgentConfig of(User user, UUID projectId) {
        access.require(user, projectId, Role.VIEWER, "project");
        return entities.createQuery("select c from AgentConfig c where c.projectId = :project", AgentConfig.class)
                .setParameter("project", projectId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> OpenCodexException.notFound("project"));
    }

    /**
     * Throws {@code conflict} where the edit starts from a stale version, and {@code validation_failed} where it names
     * parameters that are out of the model's range.
     */
    AgentConfig change(User user, UUID projectId, Edit<AgentConfig> edit, boolean namesParameters) {
        access.require(user, projectId, Role.EDITOR, "project");
        var config = of(user, projectId);
        entities.refresh(config, LockModeType.PESSIMISTIC_WRITE);
        config.change(edit);
        if (namesParameters) {
            catalogue.find(config.llmProvider()).ifPresent(provider -> ParameterRules.of(
                            provider, catalogue.model(provider.id(), config.llmModel()))
                    .check(config.llmParameters()));
        }
        return config;
    }
}
