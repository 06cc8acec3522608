package org.opencodex.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.access.Access;
import org.opencodex.access.PrincipalKind;
import org.opencodex.access.Role;
import org.opencodex.access.Share;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Principals;
import org.opencodex.identity.User;
import org.opencodex.platform.Ids;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Who has which project: the shares that {@link Access} knows, with the names that {@code identity} knows. */
@ApplicationScoped
@Transactional
class Members {
    @Inject
    private Access access;

    @Inject
    private Projects projects;

    @Inject
    private Principals principals;

    @Inject
    private AuditEntries audit;

    /** A person or group, as an address names them; who that is, if anybody, is not known yet. */
    record Principal(PrincipalKind kind, UUID id) {
        /** Throws {@code not_found} where nobody can be meant. */
        static Principal parse(String kind, String id) {
            for (var known : PrincipalKind.values()) {
                if (known.name().toLowerCase(Locale.ROOT).equals(kind)) {
                    return new Principal(known, Ids.parse(id).orElseThrow(Members::nobody));
                }
            }
            throw nobody();
        }
    }

    private static OpenCodexException nobody() {
        return OpenCodexException.notFound("person or group");
    }

    /** The owner first, then by name. */
    List<MemberView> of(User user, UUID projectId) {
        access.require(user, projectId, Role.VIEWER, "project");
        var shares = access.shares(projectId);
        var people = principals.people(ids(shares, PrincipalKind.USER));
        var groups = principals.groups(ids(shares, PrincipalKind.GROUP));
        return shares.stream()
                .flatMap(share -> named(share, people, groups).stream())
                .sorted(Comparator.comparing(
                                (MemberView member) -> !member.role().equals("owner"))
                        .thenComparing(MemberView::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static List<UUID> ids(List<Share> shares, PrincipalKind kind) {
        return shares.stream()
                .filter(share -> share.kind() == kind)
                .map(Share::principalId)
                .toList();
    }

    private static Optional<MemberView> named(
            Share share, Map<UUID, Principals.Named> people, Map<UUID, Principals.Named> groups) {
        var known = share.kind() == PrincipalKind.USER ? people : groups;
        return Optional.ofNullable(known.get(share.principalId())).map(named -> MemberView.of(share, named));
    }

    /** Gives them the role, in place of what they had. Throws {@code conflict} for the owner. */
    MemberView put(User user, UUID projectId, Principal principal, Role role) {
        access.require(user, projectId, Role.OWNER, "project");
        var project = projects.lock(projectId);
        var before = access.share(projectId, principal.kind(), principal.id());
        before.ifPresent(Members::refuseOwner);
        var named = find(principal, before.isPresent());
        var share = new Share(principal.kind(), principal.id(), role);
        if (before.isEmpty() || before.get().role() != role) {
            access.share(projectId, share);
            audit.add(entry(AuditAction.PROJECT_SHARED, user, project, share, named.name()));
        }
        return MemberView.of(share, named);
    }

    /** Somebody who has it already may be suspended meanwhile; anew it is shared with nobody who is. */
    private Principals.Named find(Principal principal, boolean member) {
        var found =
                switch (principal.kind()) {
                    case USER ->
                        member
                                ? Optional.ofNullable(principals
                                        .people(List.of(principal.id()))
                                        .get(principal.id()))
                                : principals.person(principal.id());
                    case GROUP ->
                        Optional.ofNullable(
                                principals.groups(List.of(principal.id())).get(principal.id()));
                };
        return found.orElseThrow(Members::nobody);
    }

    /** For the owner, and for those who leave. Throws {@code conflict} for the owner, who cannot. */
    void remove(User user, UUID projectId, Principal principal) {
        var leaves = principal.kind() == PrincipalKind.USER && principal.id().equals(user.id());
        access.require(user, projectId, leaves ? Role.VIEWER : Role.OWNER, "project");
        var project = projects.lock(projectId);
        var share = access.share(projectId, principal.kind(), principal.id())
                .orElseThrow(() -> OpenCodexException.notFound("member"));
        refuseOwner(share);
        access.unshare(projectId, share);
        var name = named(share, principals.people(List.of(principal.id())), principals.groups(List.of(principal.id())))
                .map(MemberView::name);
        audit.add(entry(AuditAction.PROJECT_UNSHARED, user, project, share, name.orElse(null)));
    }

    private static void refuseOwner(Share share) {
        if (share.role() == Role.OWNER) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT, "A project has one owner, who stays it. Delete the project to be rid of it.");
        }
    }

    private static AuditEntry entry(AuditAction action, User user, Project project, Share share, String name) {
        return AuditEntry.of(action, user.actor())
                .on(share.kind().name().toLowerCase(Locale.ROOT), share.principalId(), name)
                .in(project.id())
                .with("project", project.name())
                .with("role", share.role().name().toLowerCase(Locale.ROOT));
    }
}
