package org.tallystick.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One verb at one kind of address, with the query fields without which it is another route. */
record Route(HttpMethod verb, String pattern, Map<String, String> query) {
    private static final String PAGES = "/c/{code}";

    /** Variables that name nobody's thing, and a value that fits. */
    private static final Map<String, String> OF_NOBODY = Map.ofEntries(
            Map.entry("invoice-checks", "SCR-501"),
            Map.entry("e-invoice", "ubl"),
            Map.entry("items", "CREDIT_APPLICATION"),
            Map.entry("new", "customers"),
            Map.entry("people", "00000000-0000-7000-8000-000000000000"),
            Map.entry("periods", "2024-01-01"),
            Map.entry("prints", "00000000-0000-7000-8000-000000000000"),
            Map.entry("reports", "customers"),
            Map.entry("roles", "AUDITOR"),
            Map.entry("rules", "CA-7"),
            Map.entry("samples", "customers"));

    /** All routes of pages and programs that lead into a company. */
    static List<Route> intoCompanies(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(Route::of)
                .filter(route -> route.isPage() || route.isForPrograms())
                .toList();
    }

    private static Stream<Route> of(RequestMappingInfo info) {
        Map<String, String> query = new LinkedHashMap<>();
        info.getParamsCondition()
                .getExpressions()
                .forEach(field -> query.put(field.getName(), field.getValue() == null ? "csv" : field.getValue()));
        return info.getPatternValues().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(verb -> new Route(verb.asHttpMethod(), pattern, query)));
    }

    boolean isPage() {
        return pattern.equals(PAGES) || pattern.startsWith(PAGES + "/");
    }

    boolean isForPrograms() {
        return pattern.startsWith("/api/");
    }

    boolean reads() {
        return verb.equals(HttpMethod.GET);
    }

    /** False for what exists only after somebody made it: a batch of prints, a logo. */
    boolean namesSomething() {
        return !pattern.contains("/prints/") && !pattern.endsWith("/logo");
    }

    /** The kinds of things that the address names by their ids. */
    List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        walk(kind -> {
            if (Estate.has(kind)) {
                kinds.add(kind);
            }
            return kind;
        });
        return kinds;
    }

    /** The address with these ids in it. */
    String address(String code, UnaryOperator<String> ids) {
        return walk(kind -> {
            if (kind.equals("c")) {
                return code;
            }
            return Estate.has(kind) ? ids.apply(kind) : ofNobody(kind);
        });
    }

    private String ofNobody(String kind) {
        String value = OF_NOBODY.get(kind);
        if (value == null) {
            throw new AssertionError(pattern + " names a thing this test does not know: add " + kind
                    + " to Things.BY_SEGMENT, or to Route.OF_NOBODY when it belongs to no company");
        }
        return value;
    }

    /** Replaces each variable by what the segment before it makes of it. */
    private String walk(UnaryOperator<String> value) {
        var address = new StringBuilder();
        String before = "";
        for (String segment : pattern.substring(1).split("/", -1)) {
            address.append('/').append(segment.startsWith("{") ? value.apply(before) : segment);
            before = segment;
        }
        return address.toString();
    }
}
