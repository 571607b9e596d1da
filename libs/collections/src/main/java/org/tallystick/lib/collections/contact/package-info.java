/**
 * Contact rules: whether a person may be contacted at a moment, by rule packs that are dated data. All packs that apply must
 * allow. The packs that come with Tallystick are a model; their legal content is to be confirmed by the company's counsel
 * before use.
 */
@NullMarked
package org.tallystick.lib.collections.contact;

import org.jspecify.annotations.NullMarked;
