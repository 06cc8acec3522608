package org.opencodex.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/**
 * The container's threads, for injection. The executor is our own, because the default ones differ too much: WildFly's runs
 * 4 tasks and queues the rest, Payara's runs 200 and rejects.
 */
@ManagedExecutorDefinition(name = "java:app/concurrent/opencodex", maxAsync = 32)
@ApplicationScoped
class Executors {
    @Produces
    @Resource(lookup = "java:app/concurrent/opencodex")
    private ManagedExecutorService executor;

    @Produces
    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Produces
    @Resource
    private ManagedThreadFactory threads;
}
