package org.tallystick.cast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.platform.Ids;

/** A member of a company who asks for its pages and sends its forms, without a browser. */
public final class Visitor {
    private final MockMvcTester http;
    private final String company;
    private final RequestPostProcessor login;

    private Visitor(MockMvcTester http, String company, Person person) {
        this.http = http;
        this.company = "/c/" + company;
        this.login = authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
    }

    /** Somebody new who works for the company in one part. */
    public static Visitor of(MockMvcTester http, Trading trading, Role role) {
        return new Visitor(http, trading.company().code(), trading.member(role));
    }

    public MvcTestResult get(String page) {
        return http.get().uri(URI.create(company + page)).with(login).exchange();
    }

    /** The page, which must be there. */
    public Document page(String page) {
        MvcTestResult answer = get(page);
        assertThat(answer).as(page).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    /** Sends a form: names and values by turns. */
    public MvcTestResult post(String page, String... fields) {
        var request = http.post().uri(URI.create(company + page)).with(login).with(csrf());
        if (!List.of(fields).contains("_key")) {
            request = request.param("_key", Ids.next().toString());
        }
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    /** The page a form that was carried out leads to, without the company. */
    public String follow(MvcTestResult answer) {
        assertThat(answer).hasStatus(303);
        String location = answer.getResponse().getHeader("Location");
        assertThat(location).startsWith(company);
        return String.valueOf(location).substring(company.length());
    }

    public static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
