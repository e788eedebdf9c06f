package dev.invoicearchive.lifecycle.cost.prices;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well a price is known. */
public enum Confidence {
    /** A public project read it from AWS's price list and says when. */
    @JsonProperty("price list")
    PRICE_LIST("price list"),
    /** A public page says that AWS's price page has it. */
    @JsonProperty("quoted")
    QUOTED("quoted"),
    /** Nobody who wrote it down was found. */
    @JsonProperty("from memory")
    FROM_MEMORY("from memory"),
    /** The user's own price file says so. */
    @JsonProperty("own")
    OWN("own");

    private final String words;

    Confidence(String words) {
        this.words = words;
    }

    /** As it stands in a price file. */
    public String words() {
        return words;
    }
}
