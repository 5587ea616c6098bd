# Whose clock counts, and what happens when one is wrong.

story S1: a Region has been ADDING for a moment less than the threshold, then for the threshold

00:00          eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:29:59.999
00:30          -> opened warning region-adding ap-southeast-2 with "30m"
00:30:00.001
01:59:59.999
02:00          -> escalated critical region-adding ap-southeast-2
02:00:00.001


story S1: a Region has been ADDING for a moment more than the threshold

00:00          eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:29:59.999
00:30:00.001   -> opened warning region-adding ap-southeast-2
02:00:00.001   -> escalated critical region-adding ap-southeast-2


story S2: a Region becomes ACTIVE before the threshold and ADDING again, with the same old AddedDate

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:20   ap-southeast-2 ACTIVE
00:25   ap-southeast-2 ADDING since 00:00 -> opened warning region-adding ap-southeast-2
00:30..00:50                                   # the old one would be due at 00:30
00:55   -> overdue warning region-adding ap-southeast-2 with "at least 30m"


story S3: the clock goes back 10 minutes between two runs

01:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 01:00
01:25
01:30   -> opened warning region-adding ap-southeast-2
01:20                                          # back
01:25..02:55
03:00   -> escalated critical region-adding ap-southeast-2
03:05   ap-southeast-2 ACTIVE
        -> closed completed region-adding ap-southeast-2 after 2h 5m


story S3: the clock goes back behind the beginning of what is ageing

01:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:40                                          # back: treated as begun now
00:45..01:05
01:10   -> overdue warning region-removing ap-southeast-2 with "at least 30m"


story S4: the clock jumps a day ahead for one run, then back

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
1d00:05 -> opened critical region-adding ap-southeast-2
00:10                                          # back: nothing closes
00:15   ap-southeast-2 ACTIVE
        -> closed completed region-adding ap-southeast-2 after 15m
00:20   ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:25..00:45
00:50   -> overdue warning region-removing ap-southeast-2 with "at least 30m"


story S4: nothing is lost while the clock is a day ahead, and nothing repeats on return

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
1d00:35 -> escalated critical region-adding ap-southeast-2
00:40..04:35
04:40   -> reminded critical region-adding ap-southeast-2   # 4 h after the return


story S5: first run, a Region has been ADDING for three days

3d00:00 eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
        -> opened critical region-adding ap-southeast-2 with "3d"
3d00:05


story S6: an AddedDate that is missing at first is the same episode

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since unknown
00:05   ap-southeast-2 ADDING since 00:02
00:25
00:30   -> opened warning region-adding ap-southeast-2 with "at least 30m"
00:35   ap-southeast-2 ADDING since unknown
00:40   ap-southeast-2 ADDING since 00:02


story S6: an AddedDate in the future is as good as missing

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:10
00:05..00:25
00:30   -> opened warning region-adding ap-southeast-2 with "at least 30m"


story S6: two known AddedDates that differ are two episodes, and the end of the first is announced even before the threshold

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:10   ap-southeast-2 ADDING since 00:06
        -> announced warning superseded ap-southeast-2
00:35
00:36   -> opened warning region-adding ap-southeast-2
00:40   ap-southeast-2 ADDING since 00:38
        -> closed superseded region-adding ap-southeast-2 after 34m
01:05
01:08   -> opened warning region-adding ap-southeast-2


story S7: no run for 5 hours while a Region stays ADDING

policy  adding-critical 0
00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
05:30   -> reminded warning region-adding ap-southeast-2
05:35..06:00


story S8: REMOVING is aged from when it was first seen, and the message says so

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:25
00:30   -> overdue warning region-removing ap-southeast-2 with "at least 30m"
