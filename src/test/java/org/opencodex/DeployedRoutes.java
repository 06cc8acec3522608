package org.opencodex;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server answers, as the classes say it: paths, each with its methods in lower case. */
public final class DeployedRoutes {
    /** Served by a filter, beside the resources. */
    private static final Set<String> EVENT_STREAMS = Set.of(
            "/api/v1/events", "/api/v1/chats/{id}/events", "/api/v1/chats/{id}/generations/{generation_id}/events");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.opencodex");

    private DeployedRoutes() {}

    /** Below {@code /api/v1}. */
    public static Map<String, Set<String>> ofTheApi() {
        var routes = new HashMap<String, Set<String>>();
        CLASSES.stream().filter(type -> type.isAnnotatedWith(Path.class)).forEach(type -> type.getMethods()
                .forEach(method -> verb(method).forEach(verb -> routes.computeIfAbsent(
                                "/api/v1" + path(type) + path(method), path -> new HashSet<>())
                        .add(verb))));
        EVENT_STREAMS.forEach(
                path -> routes.computeIfAbsent(path, unused -> new HashSet<>()).add("get"));
        return routes;
    }

    /** Beside it. */
    public static Map<String, Set<String>> ofServlets() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(WebServlet.class))
                .flatMap(type -> Arrays.stream(urls(type)).map(url -> Map.entry(url, verbs(type))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String[] urls(JavaClass type) {
        var servlet = type.getAnnotationOfType(WebServlet.class);
        return servlet.value().length > 0 ? servlet.value() : servlet.urlPatterns();
    }

    private static Set<String> verbs(JavaClass type) {
        return Arrays.stream(type.reflect().getDeclaredMethods())
                .map(java.lang.reflect.Method::getName)
                .filter(name -> name.startsWith("do") && isServlets(name))
                .map(name -> name.substring(2).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static boolean isServlets(String method) {
        return Arrays.stream(HttpServlet.class.getDeclaredMethods())
                .anyMatch(known -> known.getName().equals(method));
    }

    private static String path(JavaClass type) {
        return type.getAnnotationOfType(Path.class).value();
    }

    private static String path(JavaMethod method) {
        return method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }

    private static Stream<String> verb(JavaMethod method) {
        return Arrays.stream(method.reflect().getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value().toLowerCase(Locale.ROOT));
    }
}
