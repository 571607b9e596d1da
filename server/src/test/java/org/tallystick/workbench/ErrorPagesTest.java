package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.testing.IntegrationTest;

/** Over a real connection, because the container alone knows the way to the error page. */
@IntegrationTest
class ErrorPagesTest {
    @LocalServerPort
    int port;

    @Test
    void aMissingTokenAnswersWithAPageOfOurs() throws Exception {
        HttpResponse<String> answer = post("/login", false);

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(page.select("h1").text()).isEqualTo("Not allowed");
        assertThat(page.text()).doesNotContain("Whitelabel", "Exception");
    }

    @Test
    void htmxGetsTheSentenceAlone() throws Exception {
        HttpResponse<String> answer = post("/login", true);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("<html").contains("data-code=\"FORBIDDEN\"");
        assertThat(answer.headers().firstValue("HX-Push-Url")).contains("false");
    }

    @Test
    void filesWithAVersionAreKeptForAYear() throws Exception {
        HttpResponse<String> answer =
                send(request("/vendor/htmx-2.0.10/htmx.min.js").GET());

        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000", "immutable"));
    }

    private HttpResponse<String> post(String path, boolean htmx) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.noBody());
        return send(htmx ? request.header("HX-Request", "true") : request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }
}
