package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class RoutesTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    /**
     * A handler without a verb, or with several, would let a link or a prefetching browser change something. Only the error
     * page takes any: a request is handed on to it with the verb it had.
     */
    @Test
    void everyHandlerAnswersOneVerb() {
        List<String> vague = routes.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("org.tallystick"))
                .filter(route -> !route.getKey().getPatternValues().equals(Set.of("/error")))
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().size() != 1)
                .map(route -> route.getKey() + " in " + route.getValue())
                .toList();

        assertThat(routes.getHandlerMethods()).isNotEmpty();
        assertThat(vague).isEmpty();
    }

    /** Whatever is reached by GET reads: its method must not be named like a deed. */
    @Test
    void deedsAreNotReachedByGet() {
        List<String> deeds = routes.getHandlerMethods().entrySet().stream()
                .filter(route ->
                        route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .map(route -> route.getValue().getMethod().getName())
                .filter(
                        name -> name.matches(
                                "(create|add|change|delete|remove|post|cancel|reverse|start|accept|revoke|write|close|reopen)([A-Z].*)?"))
                .toList();

        assertThat(deeds).isEmpty();
    }
}
