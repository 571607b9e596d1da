package org.tallystick.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;

/**
 * Says which documents are missing before charges are billed, in two statements where a company has no rule and three where
 * it has, however many charges. Billing holds the gate shared until its commit, and whoever settles a document or changes a
 * rule holds it alone: so no draft is parked for a document that was settled meanwhile, and none posted past a rule.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DocumentGate {
    private final JdbcClient db;
    private final Requirements requirements;
    private final RequiredDocuments required;
    private final DocumentKinds kinds;

    DocumentGate(JdbcClient db, Requirements requirements, RequiredDocuments required, DocumentKinds kinds) {
        this.db = db;
        this.requirements = requirements;
        this.required = required;
        this.kinds = kinds;
    }

    /** What some charges lack. */
    public static final class Missing {
        private static final Missing NOTHING = new Missing(List.of(), Map.of());

        private final List<Need> needs;
        private final Map<UUID, List<String>> titles;

        private Missing(List<Need> needs, Map<String, DocumentKind> kinds) {
            this.needs = List.copyOf(needs);
            this.titles = needs.stream()
                    .collect(Collectors.groupingBy(
                            need -> need.charge().charge(),
                            Collectors.mapping(need -> title(need.key().kind(), kinds), Collectors.toList())));
        }

        /** The titles of the kinds that any of these charges lacks. */
        public Set<String> of(Collection<UUID> charges) {
            Set<String> kinds = new TreeSet<>();
            charges.forEach(charge -> kinds.addAll(titles.getOrDefault(charge, List.of())));
            return kinds;
        }

        List<Need> needs() {
            return needs;
        }

        private static String title(String code, Map<String, DocumentKind> kinds) {
            DocumentKind kind = kinds.get(code);
            return kind == null ? code : kind.title();
        }
    }

    public Missing missing(CompanyId company, Collection<Billable> charges) {
        if (charges.isEmpty()) {
            return Missing.NOTHING;
        }
        holdShared(company);
        Set<CustomerId> customers = charges.stream().map(Billable::customer).collect(Collectors.toSet());
        List<Need> needs = needs(requirements.concerning(company, customers), charges);
        if (needs.isEmpty()) {
            return Missing.NOTHING;
        }
        Set<Need.Key> settled =
                required.settled(company, needs.stream().map(Need::key).collect(Collectors.toSet()));
        List<Need> left =
                needs.stream().filter(need -> !settled.contains(need.key())).toList();
        return left.isEmpty() ? Missing.NOTHING : new Missing(left, kinds.byCode(company));
    }

    /** Writes down what is missing, so that somebody can chase it; what is written already stays as it is. */
    public void open(CompanyId company, Missing missing, String by) {
        Map<Need.Key, Need> once = new LinkedHashMap<>();
        missing.needs().forEach(need -> once.putIfAbsent(need.key(), need));
        if (!once.isEmpty()) {
            required.open(company, new ArrayList<>(once.values()), by);
        }
    }

    /** The charge is withdrawn: nobody needs what was asked for it alone. */
    public void drop(CompanyId company, UUID charge) {
        required.drop(company, "charge " + charge);
    }

    private static List<Need> needs(List<DocumentRequirement> rules, Collection<Billable> charges) {
        List<Need> needs = new ArrayList<>();
        for (Billable charge : charges) {
            for (DocumentRequirement rule : rules) {
                if (rule.concerns(charge)) {
                    needs.add(rule.needOf(charge));
                }
            }
        }
        return needs;
    }

    private void holdShared(CompanyId company) {
        db.sql("""
                        select pg_advisory_xact_lock_shared(hashtextextended(:company::text || ' document gate', 0)) is null
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Waits for billing under way; the first lock of whoever settles. */
    void holdAlone(CompanyId company) {
        db.sql("""
                        select pg_advisory_xact_lock(hashtextextended(:company::text || ' document gate', 0)) is null
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
