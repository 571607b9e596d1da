package org.tallystick.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.testing.IntegrationTest;

/** Every form there is: pressed three times at once it is carried out once, and who may only read changes nothing. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // only these requests may change rows
class EveryFormTest {
    /** Not allowed, or not even readable without the fields of that form. */
    private static final Set<Integer> REFUSED = Set.of(403, 400, 422);

    private static final Set<String> OF_AUDITORS = Set.of("/books", "/tie-out", "/checks");

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private List<Route> forms;

    @BeforeEach
    void findForms() {
        forms = Route.intoCompanies(mapping).stream()
                .filter(Route::isPage)
                .filter(route -> !route.reads())
                .toList();
    }

    /** First three at once, then one alone; where the first used the thing up, both again in companies of their own. */
    @Test
    void threeAtOnceAreOne() throws Exception {
        var shared = new Desk(Role.ADMINISTRATOR);
        List<String> wrong = new ArrayList<>();
        int effects = 0;
        for (Route form : forms) {
            Map<String, Long> three = shared.effectOf(form, 3);
            Map<String, Long> one = shared.effectOf(form, 1);
            if (!three.equals(one)) {
                one = new Desk(Role.ADMINISTRATOR).effectOf(form, 1);
                three = new Desk(Role.ADMINISTRATOR).effectOf(form, 3);
            }
            effects += one.isEmpty() ? 0 : 1;
            if (!three.equals(one)) {
                wrong.add(form.pattern() + ": once " + one + ", three times " + three);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(effects).as("forms whose effect was seen").isGreaterThan(20);
    }

    @Test
    void anAuditorChangesNothing() {
        var desk = new Desk(Role.AUDITOR);
        Map<String, String> before = facts(desk);
        List<String> wrong = new ArrayList<>();
        for (Route form : forms) {
            if (OF_AUDITORS.stream().noneMatch(form.pattern()::contains)) {
                int status = desk.send(form, desk.estate.fields());
                if (!REFUSED.contains(status)) {
                    wrong.add(form.pattern() + " answered " + status);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(facts(desk)).isEqualTo(before);
    }

    /** All rows but the keys of refused requests, which are forgotten when they are given back. */
    private static Map<String, String> facts(Desk desk) {
        Map<String, String> rows = desk.estate.rows();
        rows.remove("platform.idempotency_key");
        return rows;
    }

    /** A person of one role at work in a company that has something of everything. */
    private final class Desk {
        private final Estate estate = new Estate(beans);
        private final Person person;

        Desk(Role role) {
            person = estate.trading().member(role);
        }

        /** How many rows of which table the same request added, sent so many times at once. */
        Map<String, Long> effectOf(Route form, int times) throws Exception {
            Map<String, String> fields = estate.fields();
            Map<String, Long> before = estate.counts();
            var barrier = new CyclicBarrier(times);
            try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
                Callable<Integer> request = () -> {
                    barrier.await();
                    return send(form, fields);
                };
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < times; i++) {
                    answers.add(threads.submit(request));
                }
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).as(form.pattern()).isLessThan(500);
                }
            }
            Map<String, Long> added = estate.counts();
            added.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
            added.values().removeIf(rows -> rows == 0);
            return added;
        }

        int send(Route form, Map<String, String> fields) {
            var request = http.method(form.verb())
                    .uri(form.address(estate.code(), estate::id))
                    .with(authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of())))
                    .with(csrf());
            fields.forEach(request::param);
            form.query().forEach(request::param);
            MvcTestResult answer = request.exchange();
            Exception unresolved = answer.getUnresolvedException();
            if (unresolved != null) {
                throw new AssertionError(form.pattern(), unresolved);
            }
            return answer.getResponse().getStatus();
        }
    }
}
