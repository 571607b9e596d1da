package org.tallystick.collections;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.collections.dunning.Choice;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/** Writes notices, what they list, and the steps they take. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class NoticeBook {
    private final JdbcClient db;
    private final BusinessClock clock;

    NoticeBook(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A notice about to be proposed, with what it lists. */
    record Fresh(Notice notice, List<Choice> in) {
        Fresh {
            in = List.copyOf(in);
        }
    }

    /** An item that is in no notice, and why. */
    record LeftOut(UUID item, Choice choice) {}

    /** Returns those proposed: who has one under way gets no second one, whichever run comes first. */
    public Set<UUID> propose(CompanyId company, List<Fresh> fresh, String by) {
        List<Notice> notices = fresh.stream().map(Fresh::notice).toList();
        Set<UUID> added = new HashSet<>(db.sql("""
                        insert into collections.notice
                            (company_id, notice_id, run_id, customer_id, currency, number, policy_id, policy_version, level,
                             tone, on_day, total_minor, state)
                        select :company, notice_id, run_id, customer_id, currency, number, policy_id, policy_version, level,
                               tone, on_day, total_minor, state
                        from unnest(:ids::uuid[], :runs::uuid[], :customers::uuid[], :currencies::text[], :numbers::text[],
                                    :policies::uuid[], :versions::int[], :levels::int[], :tones::text[], :days::date[],
                                    :totals::bigint[], :states::text[])
                             as notice (notice_id, run_id, customer_id, currency, number, policy_id, policy_version, level,
                                        tone, on_day, total_minor, state)
                        on conflict do nothing
                        returning notice_id
                        """)
                .param("company", company.value())
                .param("ids", column(notices, Notice::id).toArray(UUID[]::new))
                .param("runs", column(notices, Notice::run).toArray(UUID[]::new))
                .param(
                        "customers",
                        column(notices, one -> one.customer().value()).toArray(UUID[]::new))
                .param(
                        "currencies",
                        column(notices, one -> one.total().currency().code()).toArray(String[]::new))
                .param("numbers", column(notices, Notice::number).toArray(String[]::new))
                .param("policies", column(notices, Notice::policy).toArray(UUID[]::new))
                .param("versions", column(notices, Notice::policyVersion).toArray(Integer[]::new))
                .param("levels", column(notices, Notice::level).toArray(Integer[]::new))
                .param("tones", column(notices, one -> one.tone().name()).toArray(String[]::new))
                .param("days", Sql.days(column(notices, Notice::on)))
                .param("totals", column(notices, one -> one.total().minor()).toArray(Long[]::new))
                .param("states", column(notices, one -> one.state().name()).toArray(String[]::new))
                .query((row, number) -> Sql.uuid(row, "notice_id"))
                .list());
        List<Fresh> kept =
                fresh.stream().filter(one -> added.contains(one.notice().id())).toList();
        items(company, kept);
        step(company, added, NoticeState.PROPOSED, null, by);
        return added;
    }

    private void items(CompanyId company, List<Fresh> fresh) {
        record Row(Notice notice, Choice choice) {}
        List<Row> rows = fresh.stream()
                .flatMap(one -> one.in().stream().map(choice -> new Row(one.notice(), choice)))
                .toList();
        db.sql("""
                        insert into collections.notice_item
                            (company_id, notice_id, run_id, open_item_id, place, level, amount_minor, days)
                        select :company, notice_id, run_id, open_item_id, place, level, amount_minor, days
                        from unnest(:notices::uuid[], :runs::uuid[], :items::uuid[], :places::text[], :levels::int[],
                                    :amounts::bigint[], :days::int[])
                             as item (notice_id, run_id, open_item_id, place, level, amount_minor, days)
                        """)
                .param("company", company.value())
                .param("notices", column(rows, row -> row.notice().id()).toArray(UUID[]::new))
                .param("runs", column(rows, row -> row.notice().run()).toArray(UUID[]::new))
                .param(
                        "items",
                        column(rows, row -> UUID.fromString(row.choice().item().id()))
                                .toArray(UUID[]::new))
                .param(
                        "places",
                        column(rows, row -> row.choice().place().name()).toArray(String[]::new))
                .param("levels", column(rows, row -> row.choice().level()).toArray(Integer[]::new))
                .param(
                        "amounts",
                        column(rows, row -> row.choice().amount().minor()).toArray(Long[]::new))
                .param(
                        "days",
                        column(rows, row -> Math.toIntExact(row.choice().days()))
                                .toArray(Integer[]::new))
                .update();
    }

    public void leave(CompanyId company, UUID run, List<LeftOut> left) {
        db.sql("""
                        insert into collections.left_item (company_id, run_id, open_item_id, place, detail)
                        select :company, :run, open_item_id, place, detail
                        from unnest(:items::uuid[], :places::text[], :details::text[])
                             as item (open_item_id, place, detail)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("items", column(left, LeftOut::item).toArray(UUID[]::new))
                .param(
                        "places",
                        column(left, row -> row.choice().place().name()).toArray(String[]::new))
                .param(
                        "details",
                        left.stream().map(row -> row.choice().detail()).toArray(String[]::new))
                .update();
    }

    /** Moves locked notices on; the caller asked whether they may. */
    public void move(CompanyId company, Collection<UUID> notices, NoticeState to, @Nullable String reason, String by) {
        Instant now = clock.now();
        db.sql("""
                        update collections.notice
                        set state = :state, reason = :reason, sent_at = :sentAt
                        where company_id = :company
                          and notice_id = any(:ids)
                        """)
                .param("company", company.value())
                .param("ids", notices.toArray(UUID[]::new))
                .param("state", to.name())
                .param("reason", reason)
                .param("sentAt", Sql.momentOrNull(to == NoticeState.SENT ? now : null))
                .update();
        step(company, notices, to, reason, by);
    }

    private void step(
            CompanyId company, Collection<UUID> notices, NoticeState state, @Nullable String reason, String by) {
        db.sql("""
                        insert into collections.notice_step (company_id, notice_id, state, reason, at, by)
                        select :company, notice_id, :state, :reason, :at, :by
                        from unnest(:ids::uuid[]) as notice (notice_id)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("ids", notices.toArray(UUID[]::new))
                .param("state", state.name())
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .param("by", by)
                .update();
    }

    public void sendFrom(CompanyId company, UUID notice, Instant from) {
        db.sql("update collections.notice set send_from = :from where company_id = :company and notice_id = :id")
                .param("company", company.value())
                .param("id", notice)
                .param("from", Sql.moment(from))
                .update();
    }

    public void released(CompanyId company, UUID notice) {
        db.sql("update collections.notice set released_at = :at where company_id = :company and notice_id = :id")
                .param("company", company.value())
                .param("id", notice)
                .param("at", Sql.moment(clock.now()))
                .update();
    }

    public void leaveOut(CompanyId company, UUID notice, OpenItemId item, String reason) {
        db.sql("""
                        update collections.notice_item
                        set left_out = :reason
                        where company_id = :company
                          and notice_id = :notice
                          and open_item_id = :item
                        """)
                .param("company", company.value())
                .param("notice", notice)
                .param("item", item.value())
                .param("reason", reason)
                .update();
    }

    /** The notice as it stands after somebody changed it; what steps beyond its level steps to it. */
    public void restate(CompanyId company, Notice notice, int before) {
        db.sql("""
                        update collections.notice
                        set level = :level, tone = :tone, total_minor = :total
                        where company_id = :company
                          and notice_id = :id
                        """)
                .param("company", company.value())
                .param("id", notice.id())
                .param("level", notice.level())
                .param("tone", notice.tone().name())
                .param("total", notice.total().minor())
                .update();
        db.sql("""
                        update collections.notice_item
                        set level = :level
                        where company_id = :company
                          and notice_id = :id
                          and place = 'STEPS'
                          and (level = :before or level > :level)
                        """)
                .param("company", company.value())
                .param("id", notice.id())
                .param("level", notice.level())
                .param("before", before)
                .update();
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }
}
