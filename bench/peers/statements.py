"""The patterns as window statements: all databases say them alike."""

from bench.peers.rules import numbered

# Minutes are whole: a quarter of an ordered interval is its number shifted by two.
REPLAY = numbered("""
WITH looked AS (
    SELECT stay, minute, total,
           minute + ordered_minutes + (ordered_minutes >> 2) AS deadline,
           lead(minute) OVER each_stay AS next_minute,
           tremor - min(tremor) OVER lately AS rise,
           max(perception) OVER lately AS perception
    FROM ciwa
    WINDOW each_stay AS (PARTITION BY stay ORDER BY minute),
           lately AS (PARTITION BY stay ORDER BY minute RANGE BETWEEN $tremor_back PRECEDING AND CURRENT ROW)
), scored AS (
    SELECT stay, minute, total, lag(total) OVER (PARTITION BY stay ORDER BY minute) AS before FROM cows
), balanced AS (
    SELECT stay, minute,
           sum(in_ml - out_ml) OVER (PARTITION BY stay ORDER BY minute
                                     RANGE BETWEEN $fluid_back PRECEDING AND CURRENT ROW) AS net
    FROM fluid
), lost AS (
    SELECT stay, minute,
           sum(emesis + stool) OVER (PARTITION BY stay ORDER BY minute
                                     RANGE BETWEEN $loss_back PRECEDING AND CURRENT ROW) AS losses
    FROM loss
), felt AS (
    SELECT stay, minute, rating,
           max(rating) OVER (PARTITION BY stay ORDER BY minute
                             RANGE BETWEEN $mood_back PRECEDING AND CURRENT ROW) AS highest
    FROM mood
), found AS (
    SELECT stay, minute, 1 AS code FROM ciwa WHERE total >= $ciwa_severe
    UNION ALL SELECT stay, minute, 2 FROM looked WHERE rise >= $tremor_rise AND perception >= $perception
    UNION ALL SELECT stay, minute, 3 FROM scored WHERE total >= $cows_moderate AND before >= $cows_moderate
    UNION ALL SELECT stay, minute, 4 FROM balanced WHERE net <= -$deficit_ml
    UNION ALL SELECT stay, minute, 5 FROM lost WHERE losses >= $losses
    UNION ALL SELECT stay, minute, 6 FROM felt WHERE highest - rating >= $mood_fall
    UNION ALL SELECT stay, deadline, 7 FROM looked JOIN stay USING (stay)
              WHERE deadline < coalesce(next_minute, discharged)
)
SELECT ((CAST(stay AS bigint) << 20) | minute) * 8 + code AS found_key FROM found ORDER BY found_key
""")

# By index, stay by stay: what a database does best where few rows of many are wanted.
SWEEP = numbered("""
WITH newest AS MATERIALIZED (
    SELECT stay,
           (SELECT max(minute) FROM ciwa WHERE ciwa.stay = stay.stay AND minute <= $end) AS ciwa_minute,
           (SELECT max(minute) FROM cows WHERE cows.stay = stay.stay AND minute <= $end) AS cows_minute,
           (SELECT max(minute) FROM mood WHERE mood.stay = stay.stay AND minute <= $end) AS mood_minute
    FROM stay
    WHERE admitted <= $end AND discharged > $end
), looked AS MATERIALIZED (
    SELECT newest.stay, minute, total, tremor, minute + ordered_minutes + (ordered_minutes >> 2) AS deadline
    FROM newest JOIN ciwa ON ciwa.stay = newest.stay AND ciwa.minute = newest.ciwa_minute
), found AS (
    SELECT stay, minute, 1 AS code FROM looked WHERE total >= $ciwa_severe
    UNION ALL
    SELECT stay, minute, 2 FROM looked
    WHERE tremor - (SELECT min(tremor) FROM ciwa AS recent WHERE recent.stay = looked.stay
                    AND recent.minute BETWEEN looked.minute - $tremor_back AND looked.minute) >= $tremor_rise
      AND (SELECT max(perception) FROM ciwa AS recent WHERE recent.stay = looked.stay
           AND recent.minute BETWEEN looked.minute - $tremor_back AND looked.minute) >= $perception
    UNION ALL
    SELECT cows.stay, minute, 3
    FROM newest JOIN cows ON cows.stay = newest.stay AND cows.minute = newest.cows_minute
    WHERE total >= $cows_moderate
      AND (SELECT total FROM cows AS earlier WHERE earlier.stay = cows.stay AND earlier.minute < cows.minute
           ORDER BY minute DESC LIMIT 1) >= $cows_moderate
    UNION ALL
    SELECT stay, $end, 4 FROM newest
    WHERE (SELECT sum(in_ml - out_ml) FROM fluid WHERE fluid.stay = newest.stay
           AND minute BETWEEN $end - $fluid_back AND $end) <= -$deficit_ml
    UNION ALL
    SELECT stay, $end, 5 FROM newest
    WHERE (SELECT sum(emesis + stool) FROM loss WHERE loss.stay = newest.stay
           AND minute BETWEEN $end - $loss_back AND $end) >= $losses
    UNION ALL
    SELECT mood.stay, minute, 6
    FROM newest JOIN mood ON mood.stay = newest.stay AND mood.minute = newest.mood_minute
    WHERE (SELECT max(rating) FROM mood AS recent WHERE recent.stay = mood.stay
           AND recent.minute BETWEEN mood.minute - $mood_back AND mood.minute) - rating >= $mood_fall
    UNION ALL SELECT stay, $end, 7 FROM looked WHERE deadline <= $end
)
SELECT ((CAST(stay AS bigint) << 20) | minute) * 8 + code AS found_key FROM found ORDER BY found_key
""")
