package org.tallystick.workbench;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Person;

/** One person at one company's pages: opens them and sends their forms. */
record Desk(MockMvcTester http, String code, Person person) {
    MvcTestResult get(String page) {
        return http.get().uri("/c/" + code + page).with(Staff.as(person)).exchange();
    }

    Document page(String page) {
        return parsed(get(page));
    }

    /** Fields come as name, value, name, value. */
    MvcTestResult post(String page, String... fields) {
        var request = http.post().uri("/c/" + code + page).with(csrf()).with(Staff.as(person));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    /** Opens the page that the answer to a form leads to, in the same session. */
    Document follow(MvcTestResult answer) {
        String location = Objects.requireNonNull(answer.getResponse().getHeader("Location"));
        var request = http.get().uri(location).with(Staff.as(person));
        Cookie[] cookies = answer.getResponse().getCookies();
        return parsed((cookies.length == 0 ? request : request.cookie(cookies)).exchange());
    }

    MvcTestResult upload(String page, String name, byte[] content) {
        return http.post()
                .uri("/c/" + code + page)
                .multipart()
                .file(new MockMultipartFile("file", name, "application/xml", content))
                .with(csrf())
                .with(Staff.as(person))
                .exchange();
    }

    static Document parsed(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
