package org.tallystick.insights;

import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** Finds customers that look like one, all pairs in one statement. */
@Service
@Transactional(readOnly = true)
public class Duplicates {
    private static final String PAIRS = SqlFile.read("insights/duplicates.sql");
    private static final int MOST_OF_A_KEY = 20;
    private static final int MOST_PAIRS = 200;

    private final JdbcClient db;

    Duplicates(JdbcClient db) {
        this.db = db;
    }

    /** The likeliest first. */
    public List<Duplicate> of(CompanyId company) {
        return db.sql(PAIRS)
                .param("company", company.value())
                .param("most", MOST_OF_A_KEY)
                .param("limit", MOST_PAIRS)
                .query((row, number) -> new Duplicate(
                        new CustomerId(Sql.uuid(row, "first_id")),
                        new CustomerId(Sql.uuid(row, "second_id")),
                        Arrays.stream((String[]) row.getArray("reasons").getArray())
                                .map(Duplicate.Why::valueOf)
                                .toList()))
                .list();
    }
}
