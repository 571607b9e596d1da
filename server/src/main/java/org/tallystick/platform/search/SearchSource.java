package org.tallystick.platform.search;

import java.util.List;
import org.tallystick.platform.CompanyId;

/** One kind of record that can be searched for. */
public interface SearchSource {
    /** What its hits are called, in the plural: {@code Customers}. */
    String kind();

    /** The best hits first, an exact number before everything else. The text is not blank. */
    List<Hit> find(CompanyId company, String text, int limit);
}
