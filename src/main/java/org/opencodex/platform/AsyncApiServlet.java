package org.opencodex.platform;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The frames' description (AsyncAPI 3) at {@code /asyncapi}, beside {@code /openapi}; written by hand. */
@WebServlet("/asyncapi")
public class AsyncApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/yaml");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        try (var document = AsyncApiServlet.class.getResourceAsStream("/META-INF/asyncapi.yaml")) {
            document.transferTo(response.getOutputStream());
        }
    }
}
