package org.opencodex.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** The one answer to "may they?". What one may not see looks the same as what is not there. */
@ApplicationScoped
public class Access {
    @Inject
    private Grants grants;

    /**
     * Throws {@code not_found}, in the words of {@code what}, unless the project is there for the user, and {@code forbidden}
     * unless they may do there what {@code needed} may.
     */
    public void require(User user, UUID projectId, Role needed, String what) {
        check(user, grants.role(user.id(), projectId, false), needed, what);
    }

    /** As {@link #require} of a project that was hidden from its people, who may bring it back. */
    public void requireHidden(User user, UUID projectId, Role needed, String what) {
        check(user, grants.role(user.id(), projectId, true), needed, what);
    }

    private static void check(User user, Optional<Role> role, Role needed, String what) {
        if (role.isEmpty()) {
            throw OpenCodexException.notFound(what);
        }
        if (needed != Role.VIEWER && !user.writes()) {
            throw new OpenCodexException(ErrorCode.FORBIDDEN, "This API token may only read.");
        }
        if (role.get().compareTo(needed) < 0) {
            throw new OpenCodexException(
                    ErrorCode.FORBIDDEN,
                    needed == Role.OWNER
                            ? "Only the owner of the project may do this."
                            : "You may read this project, and not change it. Its owner can let you.");
        }
    }

    /** Throws {@code forbidden} unless the user may set up what concerns everybody. */
    public void requireAdministrator(User user) {
        if (!user.administers()) {
            throw new OpenCodexException(
                    ErrorCode.FORBIDDEN,
                    user.administrator()
                            ? "This API token has not the scope for the administration."
                            : "Only an administrator may do this.");
        }
    }

    /** What the user may do with the project; empty if it is not there for them. */
    public Optional<Role> role(User user, UUID projectId) {
        return grants.role(user.id(), projectId, false);
    }

    /** Whether the project is there for the user. */
    public boolean may(User user, UUID projectId) {
        return role(user, projectId).isPresent();
    }

    /** Of these people, those who are to hear of what becomes of the project, its deletion included. */
    public Set<UUID> concerned(Collection<UUID> userIds, UUID projectId) {
        return grants.concerned(userIds, projectId);
    }

    /** How the user stands to each of these projects; without those that are not there for them. */
    public Map<UUID, Standing> standings(User user, Collection<UUID> projectIds) {
        var standings = new HashMap<>(grants.standings(user.id(), projectIds));
        if (!user.writes()) {
            standings.replaceAll((project, standing) -> new Standing(Role.VIEWER, standing.shared()));
        }
        return standings;
    }

    /**
     * For each of these people a word that is another one once other projects are there for them, or they may do other
     * things there; no word for those who have none.
     */
    public Map<UUID, String> fingerprints(Collection<UUID> userIds) {
        return grants.fingerprints(userIds);
    }

    /** Hides the project, and all that belongs to it, from everybody; in the transaction that deletes it. */
    public void hide(UUID projectId) {
        grants.hide(projectId, true);
    }

    /** Takes {@link #hide} back. */
    public void show(UUID projectId) {
        grants.hide(projectId, false);
    }

    /** Takes everything away that was granted to this group; in the transaction that deletes it. Returns how much it was. */
    public int forgetGroup(UUID groupId) {
        return grants.removeAllOf(PrincipalKind.GROUP, groupId);
    }

    /** Makes the user the owner of a project that is being made, in the same transaction. */
    public void own(User user, UUID projectId) {
        grants.add(new Grant(PrincipalKind.USER, user.id(), projectId, Role.OWNER));
    }

    /** To whom the project has been given, its owner first, for whoever has asked {@link #require} for it. */
    public List<Share> shares(UUID projectId) {
        return grants.of(projectId).stream().map(Share::of).toList();
    }

    /** The share that this person or group has themselves. */
    public Optional<Share> share(UUID projectId, PrincipalKind kind, UUID principalId) {
        return grants.find(projectId, kind, principalId).map(Share::of);
    }

    /** Gives them this role in place of any before; for whoever has locked the project. */
    public void share(UUID projectId, Share share) {
        grants.find(projectId, share.kind(), share.principalId())
                .ifPresentOrElse(
                        grant -> grant.become(share.role()),
                        () -> grants.add(new Grant(share.kind(), share.principalId(), projectId, share.role())));
    }

    /** Takes from them what they were given; for whoever has locked the project. */
    public void unshare(UUID projectId, Share share) {
        grants.find(projectId, share.kind(), share.principalId()).ifPresent(grants::remove);
    }
}
