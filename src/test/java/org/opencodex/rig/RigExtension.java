package org.opencodex.rig;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link Rig} of a run to tests; it is started for the first and closed after the last. */
public final class RigExtension implements ParameterResolver, BeforeEachCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RigExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Rig.class;
    }

    @Override
    public Rig resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return rig(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        rig(context).llm().reset();
    }

    /** Whatever a class is about, no secret came to light in it. */
    @Override
    public void afterAll(ExtensionContext context) {
        Canaries.requireNoneAbroad(rig(context));
    }

    private static Rig rig(ExtensionContext context) {
        // In the root's store, which is closed when the run ends.
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Rig.class, type -> Rig.start(), Rig.class);
    }
}
