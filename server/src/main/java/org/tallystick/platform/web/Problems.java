package org.tallystick.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Problem details (RFC 9457): the one form of every error of the REST interface. */
public final class Problems {
    private static final JsonMapper json = JsonMapper.shared();

    private Problems() {}

    public static ProblemDetail of(int status, String code, String sentence) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), sentence);
        problem.setType(URI.create("https://tallystick.org/problems/" + code));
        problem.setTitle(
                code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT).replace('_', ' '));
        problem.setProperty("code", code);
        return problem;
    }

    /** For places before and behind the controllers. */
    public static void write(HttpServletResponse response, int status, String code, String sentence)
            throws IOException {
        ProblemDetail problem = of(status, code, sentence);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", String.valueOf(problem.getType()));
        body.put("title", String.valueOf(problem.getTitle()));
        body.put("status", status);
        body.put("detail", sentence);
        body.put("code", code);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
