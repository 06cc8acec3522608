package org.opencodex.platform;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/**
 * {@code /health} and {@code /health/live}: the process answers. {@code /health/ready}: requests can be served, the
 * database answers; else 503. The body is {@code {"status": "healthy" | "starting" | "stopping" | "unavailable"}}.
 */
@WebServlet({"/health", "/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getServletPath().equals("/health/ready") ? readinessStatus() : "healthy";
        response.setStatus(status.equals("healthy") ? 200 : 503);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("{\"status\":\"" + status + "\"}");
    }

    private String readinessStatus() {
        if (!readiness.ready()) {
            return readiness.state().name().toLowerCase(Locale.ROOT);
        }
        return databaseAnswers() ? "healthy" : "unavailable";
    }

    private static boolean databaseAnswers() {
        try (var connection = Database.connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
