package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.MatchDecisions.Decided;
import org.tallystick.platform.CompanyId;

/** What decisions rested on, written beside them in two statements however many they are. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MatchEvidence {
    private final JdbcClient db;

    MatchEvidence(JdbcClient db) {
        this.db = db;
    }

    /** One part of one way, of one decision. */
    private record Row(UUID decision, int way, int position, Grounds.Part part) {}

    void insert(CompanyId company, List<UUID> ids, List<Decided> made, Rulebook rules) {
        db.sql("""
                        insert into cashapp.match_evidence (company_id, decision_id, candidates, rule_state, guards)
                        select :company, decision_id, candidates, rule_state, string_to_array(guards, ',')
                        from unnest(:ids::uuid[], :candidates::int[], :states::text[], :guards::text[])
                             as evidence (decision_id, candidates, rule_state, guards)
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "candidates",
                        made.stream()
                                .mapToInt(decided -> decided.grounds().candidates())
                                .toArray())
                .param(
                        "states",
                        made.stream().map(decided -> state(decided, rules)).toArray(String[]::new))
                .param(
                        "guards",
                        made.stream()
                                .map(decided -> String.join(
                                        ",",
                                        decided.grounds().guards().stream()
                                                .sorted()
                                                .toList()))
                                .toArray(String[]::new))
                .update();
        List<Row> rows = rows(ids, made);
        if (!rows.isEmpty()) {
            insert(company, rows);
        }
    }

    private static @Nullable String state(Decided decided, Rulebook rules) {
        String rule = decided.decision().rule();
        return rule == null ? null : rules.of(rule).state().name();
    }

    private static List<Row> rows(List<UUID> ids, List<Decided> made) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            List<List<Grounds.Part>> ways = made.get(i).grounds().ways();
            for (int way = 0; way < ways.size(); way++) {
                List<Grounds.Part> parts = ways.get(way);
                for (int position = 0; position < parts.size(); position++) {
                    rows.add(new Row(ids.get(i), way + 1, position + 1, parts.get(position)));
                }
            }
        }
        return rows;
    }

    private void insert(CompanyId company, List<Row> rows) {
        db.sql("""
                        insert into cashapp.match_slice
                            (company_id, decision_id, way, position, open_item_id, cash_minor, adjustment_minor, adjustment)
                        select :company, decision_id, way, position, open_item_id, cash_minor, adjustment_minor, adjustment
                        from unnest(:decisions::uuid[], :ways::int[], :positions::int[], :items::uuid[], :cash::bigint[],
                                    :adjusted::bigint[], :adjustments::text[])
                             as slice (decision_id, way, position, open_item_id, cash_minor, adjustment_minor, adjustment)
                        """)
                .param("company", company.value())
                .param("decisions", rows.stream().map(Row::decision).toArray(UUID[]::new))
                .param("ways", rows.stream().mapToInt(Row::way).toArray())
                .param("positions", rows.stream().mapToInt(Row::position).toArray())
                .param(
                        "items",
                        rows.stream().map(row -> row.part().item().value()).toArray(UUID[]::new))
                .param("cash", longs(rows, Grounds.Part::cashMinor))
                .param("adjusted", longs(rows, Grounds.Part::adjustmentMinor))
                .param(
                        "adjustments",
                        texts(
                                rows,
                                part -> part.adjustment() == null
                                        ? null
                                        : part.adjustment().name()))
                .update();
    }

    private static long[] longs(List<Row> rows, ToLongFunction<Grounds.Part> value) {
        return rows.stream().map(Row::part).mapToLong(value).toArray();
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Grounds.Part, @Nullable String> value) {
        return rows.stream().map(Row::part).map(value).toArray(String[]::new);
    }
}
