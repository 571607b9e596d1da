package org.tallystick.lib.matching.payer;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which customers belong together: the head and everybody below it. */
final class Groups {
    private static final int DEEPEST = 20;

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    void add(String customer, String parent) {
        parents.put(customer, parent);
        members.clear();
    }

    /** The head of the group, or the customer itself. */
    String head(String customer) {
        String head = customer;
        for (int i = 0; i < DEEPEST; i++) {
            String above = parents.get(head);
            if (above == null || above.equals(head)) {
                return head;
            }
            head = above;
        }
        return head;
    }

    /** The head and everybody below it. */
    Set<String> members(String head) {
        if (members.isEmpty()) {
            parents.keySet()
                    .forEach(customer -> members.computeIfAbsent(head(customer), key -> new LinkedHashSet<>())
                            .add(customer));
            members.forEach((top, all) -> all.add(top));
        }
        return members.getOrDefault(head, Set.of(head));
    }

    boolean areOne(Set<String> customers) {
        return customers.stream().map(this::head).distinct().count() == 1;
    }
}
