package org.opencodex.platform;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * The application's class loader without its {@code META-INF/services}, for threads that send frames. After each frame
 * Tyrus (Payara) starts an idle timer anew, which captures the caller's context, and that looks for services through the
 * thread's context class loader: three quarters of what a frame costs. Here the search ends at once.
 */
public final class ServicelessLoader extends ClassLoader {
    private static final String SERVICES = "META-INF/services/";

    private ServicelessLoader(ClassLoader application) {
        super(application);
    }

    /** Makes the calling thread one that finds no services; for threads of ours that live as long as the application. */
    public static void useOnThisThread() {
        Thread.currentThread().setContextClassLoader(new ServicelessLoader(ServicelessLoader.class.getClassLoader()));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(SERVICES) ? Collections.emptyEnumeration() : super.getResources(name);
    }

    @Override
    public URL getResource(String name) {
        return name.startsWith(SERVICES) ? null : super.getResource(name);
    }
}
