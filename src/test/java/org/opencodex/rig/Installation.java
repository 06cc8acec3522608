package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** One kind of application server, laid out for one run with the WAR deployed. */
sealed interface Installation permits PayaraMicro, PayaraServer, WildFly {
    /** Where the application will be, with a slash at the end. */
    URI base();

    /** What starts it, in the foreground. */
    ProcessBuilder command();

    /** @param kind {@code payara-micro}, {@code payara} or {@code wildfly} */
    static Installation of(String kind, Path folder, Path war) throws IOException {
        return switch (kind) {
            case "payara-micro" -> PayaraMicro.in(folder, war);
            case "payara" -> PayaraServer.in(folder, war);
            case "wildfly" -> WildFly.in(folder, war);
            default -> throw new IllegalArgumentException("opencodex.test.server: there is no \"" + kind + "\".");
        };
    }

    /** Of the JDK that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What the build has put in place, by the system property that tells where. */
    static Path provided(String property) {
        var value = System.getProperty(property);
        if (value == null || !Files.exists(Path.of(value))) {
            throw new IllegalStateException(
                    property + " names no file (" + value + "): run the tests by mvn verify, which sets it.");
        }
        return Path.of(value).toAbsolutePath();
    }

    /** Copies a folder with all that is in it, over what is there. */
    static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(directory)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder of an earlier run. */
    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
