package org.tallystick.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tallystick.access.ApiKeys;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.testing.IntegrationTest;

/** Whoever works for one company cannot see, name or touch what another one has, at any address there is (S2). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // only these requests may change rows
class ForeignIdsTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private Estate ours;
    private Estate theirs;
    private Person administrator;
    private String key;
    private List<Route> routes;
    private Map<String, String> before;

    @BeforeEach
    void twoCompanies() {
        ours = new Estate(beans);
        theirs = new Estate(beans);
        administrator = ours.trading().member(Role.ADMINISTRATOR);
        key = ours.trading()
                .call(() -> beans.getBean(ApiKeys.class)
                        .create(ours.trading().company().id(), "Robot", Role.ADMINISTRATOR));
        routes = Route.intoCompanies(mapping);
        before = theirs.rows();
    }

    @Test
    void anotherCompanyIsNotThere() {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes.stream().filter(Route::isPage).toList()) {
            for (Estate owner : List.of(ours, theirs)) {
                String address = route.address(theirs.code(), owner::id);
                int status = status(route, address, owner);
                if (status != 404) {
                    wrong.add(route.verb() + " " + address + " answered " + status);
                }
            }
        }

        assertThat(routes).hasSizeGreaterThan(80);
        assertThat(wrong).isEmpty();
        assertThat(theirs.rows()).isEqualTo(before);
    }

    @Test
    void idsOfAnotherCompanyNameNothing() {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes) {
            for (String address : foreign(route)) {
                int status = status(route, address, ours);
                boolean refused = route.reads() ? status == 404 : status >= 400 && status < 500;
                if (!refused) {
                    wrong.add(route.verb() + " " + address + " (" + route.pattern() + ") answered " + status);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(theirs.rows()).isEqualTo(before);
    }

    /** Otherwise the refusals above would say nothing about ids. */
    @Test
    void ourOwnIdsAreAnswered() {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes.stream()
                .filter(Route::isPage)
                .filter(Route::reads)
                .filter(Route::namesSomething)
                .toList()) {
            String address = route.address(ours.code(), ours::id);
            int status = status(route, address, ours);
            if (status >= 400) {
                wrong.add(address + " answered " + status);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void fieldsThatNameAnotherCompanysThingsDoNothingToThem() {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes.stream().filter(Route::isPage).toList()) {
            String address = route.address(ours.code(), ours::id);
            int status = status(route, address, theirs);
            if (status >= 500) {
                wrong.add(route.verb() + " " + address + " answered " + status);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(theirs.rows()).isEqualTo(before);
    }

    /** Our addresses with all ids theirs, and with one of them theirs. */
    private Set<String> foreign(Route route) {
        Set<String> addresses = new LinkedHashSet<>();
        List<String> kinds = route.kinds();
        if (!kinds.isEmpty()) {
            addresses.add(route.address(ours.code(), theirs::id));
        }
        for (String foreign : kinds) {
            addresses.add(route.address(ours.code(), kind -> kind.equals(foreign) ? theirs.id(kind) : ours.id(kind)));
        }
        return addresses;
    }

    private int status(Route route, String address, Estate fields) {
        MvcTestResult answer = route.isPage() ? asPerson(route, address, fields) : asProgram(route, address);
        return answer.getUnresolvedException() == null ? answer.getResponse().getStatus() : 500;
    }

    private MvcTestResult asPerson(Route route, String address, Estate fields) {
        var request = http.method(route.verb())
                .uri(address)
                .with(authentication(UsernamePasswordAuthenticationToken.authenticated(administrator, null, List.of())))
                .with(csrf());
        fields.fields().forEach(request::param);
        if (address.endsWith("/export")) {
            request.param("format", "csv");
        }
        route.query().forEach(request::param);
        return request.asyncExchange(); // the events of a job would be waited for
    }

    private MvcTestResult asProgram(Route route, String address) {
        return http.method(route.verb())
                .uri(address)
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .exchange();
    }
}
