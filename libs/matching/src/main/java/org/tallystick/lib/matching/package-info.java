/**
 * Cash application: which open items a receipt line settles, and why.
 *
 * <p>{@link org.tallystick.lib.matching.Matching} looks at one line at a time and answers with a {@link
 * org.tallystick.lib.matching.Decision}: post, suggest, or leave to a person. It knows the documents from a {@link
 * org.tallystick.lib.matching.Book}, whose open amounts change as lines are posted, and the payers from {@link
 * org.tallystick.lib.matching.payer.Payers}. No clock, no database: the same facts give the same decision. Amounts are
 * minor units.
 */
@NullMarked
package org.tallystick.lib.matching;

import org.jspecify.annotations.NullMarked;
