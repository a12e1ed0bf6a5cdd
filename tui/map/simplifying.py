"""Which points of a line matter: Visvalingam and Whyatt's rule (1993), least triangle first."""

from __future__ import annotations

import heapq
import math
from itertools import count

Point = tuple[float, float]  # longitude, latitude in degrees

_KM_PER_DEGREE = 111.2  # of latitude


def areas_km2(points: list[Point]) -> list[float]:
    """The area at which each point goes when the points that matter least go one by one; the ends never go (infinite).

    A point never goes before one that went earlier, so that cutting at any area gives a well-formed line.
    """
    last = len(points) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    areas = [math.inf] * len(points)

    def triangle(index: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[index]], points[index], points[after[index]]
        doubled = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay))
        return doubled / 2 * math.cos(math.radians(by)) * _KM_PER_DEGREE**2

    order = count()  # ties go in the order they came, the same way each time
    current = {index: triangle(index) for index in range(1, last)}
    heap = [(area, next(order), index) for index, area in current.items()]
    heapq.heapify(heap)
    reached = 0.0
    while heap:
        area, _, index = heapq.heappop(heap)
        if current.get(index) != area:
            continue
        del current[index]
        reached = areas[index] = max(reached, area)
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            if neighbour in current:
                current[neighbour] = triangle(neighbour)
                heapq.heappush(heap, (current[neighbour], next(order), neighbour))
    return areas
